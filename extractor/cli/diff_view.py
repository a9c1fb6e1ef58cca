"""What was changed in a text, shown within it: removed, added and suggested, in colours or in signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rich.console import Console
from rich.text import Text

from extractor.cli.text_filter import Passage
from normalizer import Change, steps

# How a part looks in colours, and what stands around it where there are none.
_LOOKS = {
    "same": ("", "", ""),
    "removed": ("red strike", "[-", "-]"),
    "added": ("green", "{+", "+}"),
    "suggested": ("yellow", "{?", "}"),
}
_WHITE = str.maketrans({" ": "␣", "\t": "⇥", "\n": "⏎"})


@dataclass(frozen=True, slots=True)
class Piece:
    """`before` of the raw text became `after` of the final one; what is the same in both may have a suggestion."""

    before: str
    after: str
    suggested: Change | None = None


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character of the text in work, with the span of the raw text that it stands for."""

    char: str
    start: int
    end: int
    suggested: Change | None = None


def diff(raw: str, changes: Iterable[Change]) -> list[Piece]:
    """The pieces that make the raw text, by their `before`, and what the changes made of it, by their `after`."""
    letters = [_Letter(char, at, at + 1) for at, char in enumerate(raw)]
    for step in steps(changes):
        letters = list(_edited(letters, step))
    return list(_merged(_pieces(raw, letters)))


def show(passages: Iterable[Passage]) -> None:
    """Print each passage that was changed, or might be, with its line number and its rules."""
    console = Console(highlight=False)
    colours = bool(console.color_system) and not console.no_color
    for passage in passages:
        changes = passage.explained.changes
        if changes:
            line = rendered(diff(passage.raw, changes), colours=colours)
            rules = ", ".join(dict.fromkeys(change.rule + "?" * (change.status == "suggested") for change in changes))
            console.print(Text.assemble((f"{passage.line_no}: ", "dim"), line, (f"  ({rules})", "dim")), soft_wrap=True)


def rendered(pieces: Iterable[Piece], *, colours: bool) -> Text:
    """One line for a terminal, or with `[-removed-]{+added+}{?before→after?}` for one without colours."""
    line = Text()
    for kind, text in (part for piece in pieces for part in parts(piece)):
        style, opening, closing = _LOOKS[kind]
        line.append(text, style) if colours else line.append(opening + text + closing)
    return line


def _edited(letters: Sequence[_Letter], changes: Iterable[Change]) -> Iterator[_Letter]:
    """The letters after one step."""
    done = 0
    for change in changes:
        start, end = change.span
        yield from letters[done:start]
        if change.status == "suggested":
            yield from (replace(letter, suggested=change) for letter in letters[start:end])
        else:
            yield from _new(change.after, letters[start - 1].end if start else 0, letters[end - 1].end if end else 0)
        done = end
    yield from letters[done:]


def _new(text: str, start: int, end: int) -> Iterator[_Letter]:
    """The letters of a change's `after`: the first stands for all that they replace."""
    for at, char in enumerate(text):
        yield _Letter(char, end if at else start, end)


def _pieces(raw: str, letters: Iterable[_Letter]) -> Iterator[Piece]:
    """A piece for each letter, and for each gap between what letters stand for: it was removed."""
    done = 0
    for letter in (*letters, _Letter("", len(raw), len(raw))):
        if done < letter.start:
            yield Piece(raw[done : letter.start], "")
        yield Piece(raw[letter.start : letter.end], letter.char, letter.suggested)
        done = letter.end


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours as one. A suggestion is dropped where its text was changed afterwards."""
    for suggested, group in groupby(pieces, key=lambda piece: piece.suggested or piece.before == piece.after):
        found = list(group)
        before, after = "".join(piece.before for piece in found), "".join(piece.after for piece in found)
        fits = isinstance(suggested, Change) and before == after == suggested.before
        yield Piece(before, after, found[0].suggested if fits else None)


def parts(piece: Piece) -> Iterator[tuple[str, str]]:
    """What a piece shows: texts that are `same`, `removed`, `added` or `suggested`."""
    if piece.suggested:
        yield "suggested", f"{_seen(piece.before)}→{_seen(piece.suggested.after)}?"
    elif piece.before == piece.after:
        yield "same", _safe(piece.before)
    else:
        yield from ((kind, _seen(text)) for kind, text in (("removed", piece.before), ("added", piece.after)) if text)


def _seen(text: str) -> str:
    """White space as signs: it may be all that was changed."""
    return _safe(text.translate(_WHITE))


def _safe(text: str) -> str:
    """What a terminal would obey, or not show, spelled out."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
