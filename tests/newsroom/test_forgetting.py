"""What was worked out for words is let go of when it has become too much, and worked out again when it is asked for."""

import sys

import pytest

from isnad.arabic.clitics import peelings
from isnad.arabic.word_table import WordTable, forget_words
from isnad.arabic.wordlists import words
from isnad.newsroom.forgetting import Forgetting

RARE = "ظظظظظظ"  # a word that no other test asks for


def test_lets_go_when_values_have_grown_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    held = 500
    monkeypatch.setattr(sys, "getallocatedblocks", lambda: held)
    forgetting = Forgetting(most=100)
    assert forgetting.look()  # what there is for good is known from then on
    held = 599
    assert not forgetting.look()
    held = 600
    assert forgetting.look()
    held = 200  # something else was let go
    assert not forgetting.look()
    held = 301
    assert forgetting.look()


def test_what_is_let_go_is_worked_out_again() -> None:
    table = WordTable(len)
    before = table["كتاب"], peelings(RARE)
    lists = words.cache_info().currsize
    assert Forgetting(most=0).look()
    assert not table
    assert peelings.cache_info().currsize == 0
    assert words.cache_info().currsize == lists  # what is read once stays
    assert (table["كتاب"], peelings(RARE)) == before


def test_a_table_that_is_gone_is_not_emptied() -> None:
    table = WordTable(len)
    del table
    other = WordTable(len)
    assert other["خبر"] == 3
    forget_words()
    assert not other
