"""Text that one page cuts off is news unless another page shows it."""

import pytest

from extractor.model import Box, HiddenText, Line, PageContent
from extractor.report.unseen_texts import unseen_texts

CUT = HiddenText(
    1, Box(152, 149, 275, 158), "งาน บอร์ดประชาสัมพันธ์ เป็นต้น", "clipped"
)


@pytest.mark.parametrize(
    ("shown", "is_told"),
    [
        ("งาน บอร์ดประชาสัมพันธ์ เป็นต้น", False),
        ("ของหน่วยงานบอร์ดประชาสัมพันธ์เป็นต้น", False),
        ("เป็นต้น บอร์ดประชาสัมพันธ์ของหน่วยงาน", True),
        ("", True),
    ],
)
def test_a_cut_line_is_told_unless_another_page_shows_it_whole(
    shown: str, is_told: bool
) -> None:
    pages = [
        PageContent(1, hidden_texts=(CUT,)),
        PageContent(2, lines=(Line(shown, 2),)),
    ]
    assert bool(unseen_texts(pages)) == is_told
