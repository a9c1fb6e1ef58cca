"""How dense the code is: `python -m benchmarks.readability` prints figures to look at (a mirror, not a gate).

AST nodes a line of code inside functions (docstrings, comments and blank lines left out), statements with several
clauses, lines that assign several constants, public functions without arguments and result in their docstring, and
public names that stand in more than one module.
"""

from __future__ import annotations

import ast
import io
import statistics
import sys
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("extractor", "normalizer")
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


@dataclass(frozen=True)
class Module:
    """One module's figures."""

    path: Path
    nodes_a_line: float
    statements: int
    nested: list[int]
    packed_constants: list[int]
    undocumented: list[str]
    public: list[str]


def _docstring_lines(tree: ast.AST) -> set[int]:
    lines: set[int] = set()
    for node in ast.walk(tree):
        if (
            isinstance(
                node,
                ast.Module
                | ast.ClassDef
                | ast.FunctionDef
                | ast.AsyncFunctionDef,
            )
            and node.body
        ):
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(
                first.value, ast.Constant
            ):
                lines.update(
                    range(first.lineno, (first.end_lineno or first.lineno) + 1)
                )
    return lines


def _nodes_a_line(source: str, tree: ast.Module) -> float:
    """AST nodes of the bodies of a module's functions by their lines of code; 0 where it has no function."""
    coded: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in _NO_CODE:
            coded.update(range(token.start[0], token.end[0] + 1))
    lines: set[int] = set()
    nodes = 0
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                lines.update(
                    range(
                        statement.lineno,
                        (statement.end_lineno or statement.lineno) + 1,
                    )
                )
                nodes += sum(1 for _ in ast.walk(statement))
    return nodes / max(1, len((lines & coded) - _docstring_lines(tree)))


def _clauses(statement: ast.stmt) -> int:
    """The most comprehension clauses that one expression of a statement nests, its sub-statements left out."""
    count = 0
    waiting: list[ast.AST] = [
        child
        for child in ast.iter_child_nodes(statement)
        if not isinstance(child, ast.stmt)
    ]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _COMPREHENSIONS):
            count += len(node.generators)
        waiting += [
            child
            for child in ast.iter_child_nodes(node)
            if not isinstance(child, ast.stmt)
        ]
    return count


def _is_packed(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Assign)
        and isinstance(statement.targets[0], ast.Tuple)
        and isinstance(statement.value, ast.Tuple)
        and len(statement.value.elts) > 1
    )


def _public_functions(
    tree: ast.Module,
) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name, node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for inner in node.body:
                if isinstance(
                    inner, ast.FunctionDef
                ) and not inner.name.startswith("_"):
                    yield f"{node.name}.{inner.name}", inner


def _lacks_words(function: ast.FunctionDef) -> bool:
    """Whether a docstring leaves out the arguments or the result that a function has."""
    doc = ast.get_docstring(function) or ""
    taken = [
        *function.args.posonlyargs,
        *function.args.args,
        *function.args.kwonlyargs,
    ]
    arguments = [
        argument.arg
        for argument in taken
        if argument.arg not in ("self", "cls")
    ]
    gives = function.returns is not None and not (
        isinstance(function.returns, ast.Constant)
        and function.returns.value is None
    )
    is_property = any(
        "property" in ast.unparse(decorator)
        for decorator in function.decorator_list
    )
    if is_property:
        return not doc
    if arguments and "Args:" not in doc:
        return True
    return gives and "Returns:" not in doc and "Yields:" not in doc


def measured(path: Path) -> Module:
    """The figures of one module."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    statements = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and not hasattr(node, "body")
    ]
    return Module(
        path=path.relative_to(ROOT),
        nodes_a_line=_nodes_a_line(source, tree),
        statements=len(statements),
        nested=[
            statement.lineno
            for statement in statements
            if _clauses(statement) >= 2
        ],
        packed_constants=[
            statement.lineno for statement in tree.body if _is_packed(statement)
        ],
        undocumented=[
            name
            for name, function in _public_functions(tree)
            if _lacks_words(function)
        ],
        public=[
            node.name
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
        ],
    )


def main(parts: list[str]) -> None:
    """Print the figures of the packages, or of the folders that are named; with those, what to look at, too."""
    folders = [ROOT / part for part in parts or PACKAGES]
    files = sorted(
        file
        for folder in folders
        for file in folder.rglob("*.py")
        if file.name != "__init__.py"
    )
    modules = [measured(file) for file in files]
    densities = sorted(
        module.nodes_a_line for module in modules if module.nodes_a_line
    )
    statements = sum(module.statements for module in modules)
    nested = sum(len(module.nested) for module in modules)
    homes: dict[str, list[Path]] = defaultdict(list)
    for module in modules:
        for name in module.public:
            if not name.startswith("_"):
                homes[name].append(module.path)
    p90 = densities[len(densities) * 9 // 10]
    print(
        f"AST nodes a line of code: median {statistics.median(densities):.1f}, p90 {p90:.1f}"
    )
    print(
        f"statements with two or more comprehension clauses: {nested} of {statements} ({nested / statements:.2%})"
    )
    print(
        f"lines that assign several constants: {sum(len(module.packed_constants) for module in modules)}"
    )
    print(
        f"public functions without arguments or result in their docstring: {sum(len(m.undocumented) for m in modules)}"
    )
    print(
        f"public names in several modules: {sorted(name for name, where in homes.items() if len(where) > 1)}"
    )
    if parts:
        for module in sorted(modules, key=lambda one: -one.nodes_a_line):
            print(
                f"{module.nodes_a_line:5.1f} {module.path} nested {module.nested} packed {module.packed_constants}"
            )
            if module.undocumented:
                print(f"      {' '.join(module.undocumented)}")


if __name__ == "__main__":
    main(sys.argv[1:])
