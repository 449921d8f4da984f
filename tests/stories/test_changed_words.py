"""The words of two texts set against each other."""

from hypothesis import given
from hypothesis import strategies as st

from isnad.model import Article, Fate, Paragraph
from isnad.stories.changing import blocks

paragraphs = st.lists(st.text(st.characters(exclude_characters="\n"), max_size=20).map(Paragraph), max_size=5)


@given(paragraphs, paragraphs)
def test_what_is_the_same_and_added_is_the_new_text(old: list[Paragraph], new: list[Paragraph]) -> None:
    found = blocks(Article("1", "قديم", tuple(old)), Article("1", "جديد", tuple(new)))

    def words(kinds: set[Fate]) -> list[str]:
        return " ".join(run.text for block in found for run in block if run.fate in kinds).split()

    assert words({Fate.SAME, Fate.ADDED}) == " ".join(["جديد", *(p.text for p in new)]).split()
    assert words({Fate.SAME, Fate.REMOVED}) == " ".join(["قديم", *(p.text for p in old)]).split()


def test_very_long_paragraphs_are_compared_as_wholes() -> None:
    old, new = (Article("1", "ع", (Paragraph("كلمة " * 3000 + end),)) for end in ("أولى", "ثانية"))
    assert [[run.fate for run in block] for block in blocks(old, new)][1] == [Fate.REMOVED, Fate.ADDED]
