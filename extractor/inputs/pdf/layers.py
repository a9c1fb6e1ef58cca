"""Layers of a PDF (optional content): which of them are switched off when the file is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1

from extractor.inputs.pdf.names import literal_name

# Expressions of visibility that are nested deeper than this are damaged: one may hold itself.
_DEEPEST = 16
# What a reader does with a page: it looks at it (ISO 32000-1, 8.11.4.5).
_VIEW = "View"
# How a membership dictionary judges its groups (ISO 32000-1, table 99), given which of them are on.
_POLICIES: dict[str, Callable[[Sequence[bool]], bool]] = {
    "AnyOn": any,
    "AllOn": all,
    "AnyOff": lambda states: not all(states),
    "AllOff": lambda states: not any(states),
}


@dataclass(frozen=True)
class Layers:
    """The layers of a document in its default configuration.

    Attributes:
        off: The numbers of the objects whose groups are switched off.
    """

    off: frozenset[int] = frozenset()

    @classmethod
    def of(cls, catalog: Mapping[str, Any]) -> Layers:
        """The layers of a document.

        Args:
            catalog: Its catalogue, as pdfminer has it.

        Returns:
            They; none where the document has none.
        """
        properties = _dictionary(catalog.get("OCProperties"))
        groups = dict(_numbered(properties.get("OCGs")))
        if not groups:
            return cls()
        configuration = _dictionary(properties.get("D"))
        off = (
            set(groups)
            if literal_name(configuration.get("BaseState")) == "OFF"
            else set()
        )
        off -= dict(_numbered(configuration.get("ON"))).keys()
        off |= dict(_numbered(configuration.get("OFF"))).keys()
        for number, is_on in _states_by_usage(configuration, groups):
            off = off - {number} if is_on else off | {number}
        return cls(
            frozenset(
                number for number in off if _is_for_viewing(groups.get(number))
            )
        )

    def hides(self, membership: Any) -> bool:
        """Whether content that belongs to a layer is not shown.

        Args:
            membership: What the content says of its layer: a group, or a membership dictionary (ISO 32000-1, 8.11.2).

        Returns:
            Whether it is off; False of what is damaged.
        """
        return (
            bool(self.off)
            and membership is not None
            and not self._is_on(membership)
        )

    def _is_on(self, membership: Any) -> bool:
        if isinstance(membership, PDFObjRef) and membership.objid in self.off:
            return False
        entries = _dictionary(membership)
        if literal_name(entries.get("Type")) != "OCMD":
            return True
        expression = resolve1(entries.get("VE"))
        if isinstance(expression, list) and expression:
            return self._holds(expression)
        groups = resolve1(entries.get("OCGs"))
        listed = groups if isinstance(groups, list) else [entries.get("OCGs")]
        states = [
            self._is_on(group)
            for group in listed
            if resolve1(group) is not None
        ]
        policy = _POLICIES.get(literal_name(entries.get("P")), any)
        return policy(states) if states else True

    def _holds(self, expression: Any, depth: int = 0) -> bool:
        """Whether an expression of visibility is true: a group, or an operator with its operands."""
        operands = resolve1(expression)
        if not isinstance(operands, list):
            return self._is_on(expression)
        if not operands or depth > _DEEPEST:
            return True
        values = [self._holds(operand, depth + 1) for operand in operands[1:]]
        operator = literal_name(operands[0])
        if operator == "Not":
            return not all(values)
        return any(values) if operator == "Or" else all(values)


def _states_by_usage(
    configuration: Mapping[str, Any], groups: Mapping[int, Any]
) -> Iterator[tuple[int, bool]]:
    """The groups that viewing itself switches on or off, as the configuration asks for (ISO 32000-1, table 101)."""
    for usage in map(_dictionary, _list(configuration.get("AS"))):
        if literal_name(usage.get("Event")) != _VIEW:
            continue
        for number, _ in _numbered(usage.get("OCGs")):
            wishes = _dictionary(_dictionary(groups.get(number)).get("Usage"))
            state = literal_name(
                _dictionary(wishes.get(_VIEW)).get("ViewState")
            )
            if state in ("ON", "OFF"):
                yield number, state == "ON"


def _is_for_viewing(group: Any) -> bool:
    """Whether a group is meant to show or hide content; one of design intent alone is not."""
    intent = resolve1(_dictionary(group).get("Intent"))
    intents = (
        {literal_name(part) for part in intent}
        if isinstance(intent, list)
        else {literal_name(intent)}
    )
    return bool(intents & {_VIEW, "All", ""})


def _numbered(references: Any) -> Iterator[tuple[int, Any]]:
    for reference in _list(references):
        if isinstance(reference, PDFObjRef):
            yield reference.objid, resolve1(reference)


def _list(value: Any) -> list[Any]:
    value = resolve1(value)
    return value if isinstance(value, list) else []


def _dictionary(value: Any) -> Mapping[str, Any]:
    value = resolve1(value)
    return value if isinstance(value, dict) else {}
