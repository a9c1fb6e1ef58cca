"""Which of the texts that pages do not show are shown on none."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import HiddenText, PageContent

# Why a page may not show what another one does: a row that the page's end cuts is set on both, and a sheet that was
# cut in two has all its print on either half (findings/page-cut-in-two-…).
_CUT_OFF = ("clipped", "outside-page")


def unseen_texts(
    page_contents: Sequence[PageContent],
) -> tuple[HiddenText, ...]:
    """The texts that a file holds and nobody sees.

    Args:
        page_contents: The pages of a document in order.

    Returns:
        The hidden texts of its pages, but for those that only the edge of a page cut off and that another page shows.
    """
    shown: dict[int, str] = {}
    hidden: list[HiddenText] = []
    for page in page_contents:
        for text in page.hidden_texts:
            if text.reason in _CUT_OFF:
                shown = shown or {
                    other.page_no: _letters(other) for other in page_contents
                }
                elsewhere = [
                    letters
                    for page_no, letters in shown.items()
                    if page_no != page.page_no
                ]
                if any(
                    _without_space(text.text) in letters
                    for letters in elsewhere
                ):
                    continue
            hidden.append(text)
    return tuple(hidden)


def _letters(page: PageContent) -> str:
    """What a page shows, line by line."""
    return "\n".join(_without_space(line.text) for line in page.every_line())


def _without_space(text: str) -> str:
    """A text whose words are set apart and joined otherwise where it is cut."""
    return "".join(text.split())
