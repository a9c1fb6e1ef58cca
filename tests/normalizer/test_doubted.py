"""What the reader of a report thought of besides what it read: the model of words decides."""

from __future__ import annotations

import os
import subprocess
import sys

from normalizer import Config, adapt_to, explain, normalize

READ = "แปลงผักสวนครัวหลังบาน"


def doubting(
    text: str, start: int, end: int, other: str, odds: float
) -> Config:
    return Config(
        adaptation=adapt_to([text], [(text, start, end, other, odds)])
    )


def test_a_letter_that_the_reader_thought_of_is_put_where_it_makes_sense() -> (
    None
):
    at = READ.index("บาน") + 1
    assert normalize(READ) == READ
    explained = explain(READ, doubting(READ, at, at, "้", -0.4))
    assert explained.text == "แปลงผักสวนครัวหลังบ้าน"
    assert [(change.before, change.after) for change in explained.changes] == [
        ("บาน", "บ้าน")
    ]


def test_a_letter_that_the_reader_hardly_thought_of_is_not() -> None:
    at = READ.index("บาน") + 1
    assert normalize(READ, doubting(READ, at, at, "้", -9.0)) == READ


def test_a_letter_that_makes_no_word_is_not() -> None:
    at = READ.index("สวน") + 1
    assert normalize(READ, doubting(READ, at, at + 1, "ช", -0.1)) == READ


def test_digits_stay() -> None:
    text = "จำนวน 12 คน"
    assert normalize(text, doubting(text, 6, 7, "7", 2.0)) == text


def test_equal_alternatives_are_chosen_alike_in_every_process() -> None:
    program = (
        "from normalizer import Config, adapt_to, normalize\n"
        "texts = [f'คณะ{word}งาน' for word in ('กฌุก', 'กณุก', 'ทฎน', 'มฌม', 'บฌก')]\n"
        "doubts = [(text, 4, 5, other, -0.5) for text in texts for other in 'กขคจชซดตทนบปผพมรลวสหอ']\n"
        "print([normalize(text, Config(adaptation=adapt_to(texts, doubts))) for text in texts])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
