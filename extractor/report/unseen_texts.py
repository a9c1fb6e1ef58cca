"""Which of the texts that pages do not show are shown on none."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import HiddenText, PageContent

# Why a page may not show what another one does: a row that the page's end cuts is set on both, and a sheet that was
# cut in two has all its print on either half (findings/page-cut-in-two-…).
_CUT_OFF = ("clipped", "outside-page")


def unseen_texts(page_contents: Sequence[PageContent]) -> tuple[HiddenText, ...]:
    """The texts that a file holds and nobody sees.

    Args:
        page_contents: The pages of a document in order.

    Returns:
        The hidden texts of its pages, but for those that only the edge of a page cut off and that another page shows.
    """
    hidden = [text for page in page_contents for text in page.hidden_texts]
    if not any(text.reason in _CUT_OFF for text in hidden):
        return tuple(hidden)
    shown = "\n".join(_letters(line.text) for page in page_contents for line in page.every_line())
    return tuple(text for text in hidden if text.reason not in _CUT_OFF or _letters(text.text) not in shown)


def _letters(text: str) -> str:
    return "".join(text.split())
