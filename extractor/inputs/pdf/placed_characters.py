"""Characters of strings that run along their baseline, placed as pdfminer places them.

pdfminer works out for each character what all of a string have in common: here it is worked out once a string, and
what a font says of a character once a page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pdfminer.layout import LTChar
from pdfminer.pdffont import PDFFont
from pdfminer.utils import Matrix

from extractor.model.text import Code


class PlacedCharacter(LTChar):  # type: ignore[misc]  # pdfminer has no types
    """A character as `LTChar` has it, without its colours, which its setting tells.

    Attributes:
        matrix: From its own coordinates to those of the page; its foot is the origin.
        fontname: The name of its font.
        adv: How far it advances, in text space.
        x0: Its left side in points, y upwards.
        y0: Its lower side.
        x1: Its right side.
        y1: Its upper side.
        size: Its height.
    """

    def __init__(
        self,
        text: str,
        fontname: str,
        matrix: Matrix,
        advance: float,
        box: tuple[float, float, float, float],
    ) -> None:
        self._text = text
        self.fontname = fontname
        self.matrix = matrix
        self.adv = advance
        self.x0, self.y0, self.x1, self.y1 = box
        self.size = self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Letter:
    """What a font says of one of its characters.

    Attributes:
        text: What it stands for.
        width: How far it advances, as a share of the size.
        code: The number of the font, and that of the character; None where no drawing proves it.
        is_notdef: Whether it is drawn for all that the font lacks.
        is_guess: Whether the file does not say what it stands for.
    """

    text: str
    width: float
    code: Code | None
    is_notdef: bool = False
    is_guess: bool = False


@dataclass(slots=True)
class FontOnPage:
    """A font, with what it said already.

    Attributes:
        font: The font.
        is_embedded: Whether the file holds it.
        is_guess: Whether the file does not say what its characters stand for.
        letters: What it said of characters, by their numbers.
    """

    font: PDFFont
    is_embedded: bool
    is_guess: bool
    letters: dict[int, Letter] = field(default_factory=dict)

    def letter(self, cid: int, ask: Callable[[PDFFont, int], Letter]) -> Letter:
        """What the font says of a character.

        Args:
            cid: The number of the character.
            ask: Asks the font, where it was not asked before.

        Returns:
            What it says.
        """
        letter = self.letters.get(cid)
        if letter is None:
            letter = self.letters[cid] = ask(self.font, cid)
        return letter


class StringFrame:
    """Where the characters of a string come to stand: what all of them have in common."""

    def __init__(
        self,
        matrix: Matrix,
        font: PDFFont,
        size: float,
        scaling: float,
        rise: float,
    ) -> None:
        """Work out what the characters have in common.

        Args:
            matrix: From the string's coordinates to those of the page.
            font: In which font it is set.
            size: How large.
            scaling: How much wider than usual: 1 for no more.
            rise: How much higher: pdfminer moves the box alone, here the foot is moved, too.
        """
        *_, along, up, _, _ = matrix
        self._matrix = matrix
        self._fontname = font.fontname
        self._size = size
        self._scaling = scaling
        self._risen = along * rise, up * rise
        feet = font.get_descent() * size
        heads = feet + size
        # From the foot of a character to the sides of its box, before it advances.
        self._left = min(along * feet, along * heads)
        self._right = max(along * feet, along * heads)
        self._lower = min(up * feet, up * heads)
        self._upper = max(up * feet, up * heads)

    def placed(self, letter: Letter, x: float, y: float) -> PlacedCharacter:
        """Place a character.

        Args:
            letter: What its font says of it.
            x: Where the pen is, in text space.
            y: How high it is.

        Returns:
            The character; each of its numbers is that of pdfminer's `LTChar`, to the last bit.
        """
        a, b, c, d, e, f = self._matrix
        risen_x, risen_y = self._risen
        foot_x = x * a + y * c + e + risen_x
        foot_y = x * b + y * d + f + risen_y
        advance = letter.width * self._size * self._scaling
        across = a * advance
        upwards = b * advance
        box = (
            min(self._left, across + self._left) + foot_x,
            min(self._lower, upwards + self._lower) + foot_y,
            max(self._right, across + self._right) + foot_x,
            max(self._upper, upwards + self._upper) + foot_y,
        )
        return PlacedCharacter(
            letter.text,
            self._fontname,
            (a, b, c, d, foot_x, foot_y),
            advance,
            box,
        )
