"""The table of words that is shipped."""

from __future__ import annotations

import numpy as np

from normalizer.models.data_files import data_file
from normalizer.models.lexicon import names, words
from normalizer.models.proper_names import person_names
from training.lexicon_table import lexicon_columns


def test_the_table_holds_what_its_sources_say() -> None:
    columns = lexicon_columns()
    with data_file("words.npz").open("rb") as file, np.load(file) as table:
        assert set(table) == set(columns)
        for name, column in columns.items():
            assert np.array_equal(table[name], column), name


def test_names_of_persons_are_words_though_no_table_of_ours_has_them() -> None:
    family_name = "กกขุนทด"
    assert family_name in person_names()
    assert family_name in words() and family_name in names()
