"""A grammar that words headers, and cells of columns that are no field, as Thai public bodies may word them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path
from random import Random

# The grammar of this benchmark: rules, and what they are made of.
WORDINGS = Path(__file__).with_name("wordings.ini")
# Another rule, or two numbers.
_SLOT = re.compile(r"\{([^{}]+)\}")
_NUMBERS = re.compile(r"([0-9]+)-([0-9]+)")
# Where a header may break its line.
_BREAK = "|"
# How a grammar writes an end of a line, and that there is nothing.
_WRITTEN = str.maketrans({"⏎": "\n", "∅": None})
# The share (0 to 1) of headers that have something in brackets.
_WITH_NOTE = 0.12
# How English stands beside Thai.
_BESIDE = ("{thai}| ({english})", "{thai}| {english}", "{thai} /| {english}")


@dataclass(frozen=True, slots=True)
class HeaderStyle:
    """How the headers of one table are worded.

    Attributes:
        manner: Which rules word them: `terse`, `plain`, `long`, or `misleading`, which names other fields besides.
        breaks: The share (0 to 1) of the places for a break where the line ends.
        english: The share of headers with English beside Thai.
    """

    manner: str
    breaks: float = 0.0
    english: float = 0.0


@dataclass(frozen=True)
class Grammar:
    """Rules by their names, each a choice of texts.

    Attributes:
        rules: Name -> alternatives.
        usual_order: The kinds of columns, as they mostly follow one another.
        titled: Title's rule -> the kinds of columns that may stand below it.
    """

    rules: Mapping[str, tuple[str, ...]]
    usual_order: tuple[str, ...]
    titled: Mapping[str, tuple[str, ...]]

    def say(self, rule: str, draw: Random) -> str:
        """One of the texts that a rule allows.

        Args:
            rule: Its name.
            draw: Chance.

        Returns:
            The text, every slot in it filled, such as `ควรจัดต่อเนื่องทุกปี`.

        Raises:
            KeyError: There is no such rule.
        """
        chosen = draw.choice(self.rules[rule])
        return _SLOT.sub(lambda slot: self._filled(slot[1], draw), chosen)

    def _filled(self, slot: str, draw: Random) -> str:
        numbers = _NUMBERS.fullmatch(slot)
        if numbers:
            return str(draw.randint(int(numbers[1]), int(numbers[2])))
        return self.say(slot, draw)

    def header(self, kind: str, style: HeaderStyle, draw: Random) -> str:
        """Word the header of a column.

        Args:
            kind: What the column holds, such as `period`.
            style: How headers are worded.
            draw: Chance.

        Returns:
            The header, its lines parted by newlines.
        """
        rule = f"{kind}.{style.manner}"
        text = self.say(rule if rule in self.rules else kind, draw)
        if f"{kind}.english" in self.rules and draw.random() < style.english:
            text = draw.choice(_BESIDE).format(
                thai=text, english=self.say(f"{kind}.english", draw)
            )
        elif f"{kind}.note" in self.rules and draw.random() < _WITH_NOTE:
            text = f"{text}|({self.say(f'{kind}.note', draw)})"
        return _broken(text, style.breaks, draw)

    def title(self, rule: str, style: HeaderStyle, draw: Random) -> str:
        """Word a title that spans columns.

        Args:
            rule: Which title, such as `plan`.
            style: How headers are worded.
            draw: Chance.

        Returns:
            The title, its lines parted by newlines.
        """
        return _broken(self.say(f"title.{rule}", draw), style.breaks, draw)

    def ways_to_fill(self, kind: str) -> list[str]:
        """List the rules that fill the cells of a column that is no field.

        Args:
            kind: What the column holds, such as `budget`.

        Returns:
            Their names: `budget.1` and so on.
        """
        return [
            rule
            for rule in self.rules
            if re.fullmatch(rf"{re.escape(kind)}\.[0-9]+", rule)
        ]

    def cell(self, way: str, draw: Random) -> str:
        """A cell of a column that is no field.

        Args:
            way: The rule that fills it.
            draw: Chance.

        Returns:
            Its text, lines parted by newlines; empty for a blank one.
        """
        return self.say(way, draw).translate(_WRITTEN)


def read_grammar(text: str) -> Grammar:
    r"""Read a grammar.

    Args:
        text: In the notation of `wordings.ini`.

    Returns:
        The grammar.

    >>> grammar = read_grammar("[columns]\nusual = period\n[headers]\nperiod = ระยะ{what}\nwhat = เวลา")
    >>> grammar.header("period", HeaderStyle("plain"), Random(1))
    'ระยะเวลา'
    """
    parser = ConfigParser(
        delimiters=("=",), comment_prefixes=("# ",), interpolation=None
    )
    parser.read_string(text)
    columns = {
        name: _alternatives(value) for name, value in parser["columns"].items()
    }
    rules: dict[str, tuple[str, ...]] = {}
    for section in ("headers", "cells"):
        if parser.has_section(section):
            rules |= {
                name: _alternatives(value)
                for name, value in parser[section].items()
            }
    usual_order = columns.pop("usual")
    titled = {
        name.removeprefix("below."): kinds for name, kinds in columns.items()
    }
    return Grammar(rules, usual_order, titled)


def _alternatives(value: str) -> tuple[str, ...]:
    parts = value.replace("\n", " ").split(";")
    return tuple(part.strip() for part in parts if part.strip())


def _broken(text: str, breaks: float, draw: Random) -> str:
    """A header whose line ends at some of the places where it may."""
    header, *parts = text.split(_BREAK)
    for part in parts:
        header += f"\n{part.lstrip()}" if draw.random() < breaks else part
    return header
