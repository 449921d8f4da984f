"""Whom an article credits: one origin, however its name is spelled."""

from isnad.collect import Catalogue
from isnad.model import Article, Publisher, PublisherKind
from isnad.newsroom.reports import report_of

AGENCY = Publisher("nawras", "وكالة النورس للأنباء", kind=PublisherKind.AGENCY, aliases=("النورس",))
PAPER = Publisher("mizan", "الميزان")
CATALOGUE = Catalogue((AGENCY, PAPER))


def credited(publisher: str, *agencies: str) -> tuple[str, ...]:
    article = Article("a", "عنوان الخبر", publisher=publisher, agencies=agencies)
    return report_of(article, CATALOGUE).credited


def test_an_agency_of_the_catalogue_is_one_origin_in_all_its_spellings() -> None:
    assert credited("mizan", "النورس") == credited("mizan", "وكالة النورس للأنباء") == ("agency:nawras",)
    assert credited("nawras") == credited("nawras", "النورس") == ("agency:nawras",)


def test_an_agency_that_nobody_knows_is_an_origin_by_its_name() -> None:
    assert len(credited("mizan", "وكالة السهل للأنباء")) == 1


def test_a_house_that_credits_itself_credits_nobody() -> None:
    assert credited("mizan", "الميزان") == ()
    assert credited("mizan", "وكالات") == ()
