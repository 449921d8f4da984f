"""How surely claims are read: plain ones for surer than those with a wrong name or a tail, and always a chance."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.analyse import analyse
from isnad.analyse.claims.reading import Reading
from isnad.analyse.sureness import features
from isnad.analyse.sureness.places import Article as Seen
from isnad.model import Article, Claim, Paragraph

PLAIN = "أعلنت وزارة الصحة، اليوم الأحد، أن حملة التطعيم ستبدأ في مدارس العاصمة الأسبوع المقبل."
TORN = "وتابع حديثه عن الموسم فيما رأى من حضر اللقاء مؤكدا أن الفريق سيغيب، وقال مدربه إن الإصابات كثرت، لكن."


def article(*paragraphs: str, title: str = "حملة التطعيم") -> Article:
    return Article(id="one", title=title, paragraphs=tuple(map(Paragraph, paragraphs)))


def claims(*paragraphs: str) -> tuple[Claim, ...]:
    return analyse(article(*paragraphs)).claims


def test_a_plain_claim_of_a_ministry_is_surely_read() -> None:
    (claim,) = claims(PLAIN)
    assert claim.speaker_chance > 0.8
    assert claim.content_chance > 0.8
    assert claim.chance == pytest.approx(claim.speaker_chance * claim.content_chance)


def test_a_claim_whose_speaker_has_to_be_guessed_is_less_sure_than_one_whose_speaker_stands_beside_the_verb() -> None:
    (plain,) = claims(PLAIN)
    guessed = [claim for claim in claims(PLAIN, TORN) if claim.content.start > plain.content.end]
    assert guessed
    assert max(claim.speaker_chance for claim in guessed if claim.chain[0].mention is None) < plain.speaker_chance


def test_a_content_that_runs_on_past_a_turn_is_less_sure() -> None:
    whole = "نفت شركة الكهرباء انقطاع التيار عن المستشفى."
    longer = "نفت شركة الكهرباء انقطاع التيار عن المستشفى كما ذكر أن أطباء غادروه حيث كانت المولدات لا تعمل وهو ما"
    (sure,), found = claims(whole), claims(longer)
    assert min(claim.content_chance for claim in found) < sure.content_chance


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PLAIN.split(), *TORN.split(), "«", "»", '"', ".", "،", "\n", "2018", "BBC"]), max_size=60
    )
)
def test_every_claim_of_any_text_has_a_chance(words: list[str]) -> None:
    for claim in claims(" ".join(words)):
        assert 0 <= claim.speaker_chance <= 1
        assert 0 <= claim.content_chance <= 1


def test_what_is_seen_of_a_claim_is_the_same_each_time() -> None:
    one = article(PLAIN, TORN)
    found = analyse(one)
    seen = [Seen(Reading(one.text), len(one.title), found.claims, found.entities) for _ in range(2)]
    for claim in found.claims:
        assert list(features(seen[0], claim)) == list(features(seen[1], claim))
