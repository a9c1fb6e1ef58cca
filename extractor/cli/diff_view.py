"""A diff on a terminal: removed, added and suggested text in colours, or in signs where there are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from extractor.cli.text_filter import Passage
from normalizer import Change
from normalizer.diff import PartKind, Segment, diff, display_parts, rule_label


@dataclass(frozen=True, slots=True)
class _Look:
    """How a part looks: its style in colours (rich), and what stands before and behind it without."""

    style: str = ""
    opening: str = ""
    closing: str = ""


_LOOKS: dict[PartKind, _Look] = {
    "same": _Look(),
    "removed": _Look("red strike", "[-", "-]"),
    "added": _Look("green", "{+", "+}"),
    "doubted": _Look("yellow", "{?"),
    "suggested": _Look("yellow", closing="}"),
}


def print_changes(passages: Iterable[Passage]) -> None:
    """Print each passage that was changed, or might be, with its line number and its rules.

    Args:
        passages: Passages that were repaired, in order.
    """
    console = Console(highlight=False)
    colours = has_colours(console)
    for passage in passages:
        changes = passage.explained.changes
        if not changes:
            continue
        number = (f"{passage.line_no}: ", "dim")
        line = render_diff(diff(passage.raw, changes), colours=colours)
        rules = (f"  ({_rules(changes)})", "dim")
        console.print(Text.assemble(number, line, rules), soft_wrap=True)


def render_diff(segments: Iterable[Segment], *, colours: bool) -> Text:
    """Make one line of a diff.

    Args:
        segments: The diff's segments, in order.
        colours: Whether the terminal has colours; otherwise signs tell what was changed:
            `[-removed-]{+added+}{?before→after?}`.

    Returns:
        The line.
    """
    line = Text()
    for segment in segments:
        for kind, text in display_parts(segment):
            look = _LOOKS[kind]
            if colours:
                line.append(text, look.style)
            else:
                line.append(look.opening + text + look.closing)
    return line


def has_colours(console: Console) -> bool:
    """Say whether a console shows colours.

    Args:
        console: The console that will print.

    Returns:
        False in a pipe, on a terminal without colours, and where NO_COLOR is set.
    """
    return bool(console.color_system) and not console.no_color


def _rules(changes: Iterable[Change]) -> str:
    """Each rule once, in the order in which they were applied."""
    labels = [rule_label(change.rule, change.status) for change in changes]
    return ", ".join(dict.fromkeys(labels))
