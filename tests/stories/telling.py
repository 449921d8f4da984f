"""Articles of one story for tests of what they tell together, written here and read by the rules."""

from datetime import UTC, datetime, timedelta

from isnad.analyse import analyse
from isnad.model import Article, Moment, Paragraph, Placed, Placement, Precision, State, Told

MORNING = datetime(2024, 3, 10, 6, tzinfo=UTC)
HOUSES = {
    "nahar": ("وكالة نهار للأنباء", "نهار", "وكالة نهار"),
    "safa": ("صحيفة الصفاء", "الصفاء"),
    "wadi": ("موقع الوادي الإخباري", "الوادي"),
    "burj": ("جريدة البرج", "البرج"),
}


def told(
    house: str,
    *paragraphs: str,
    title: str = "نشرة اليوم",
    hours: float = 0,
    copy: str = "",
    origin: str = "",
    day: bool = False,
) -> Told:
    """One article of a house, published so many hours after six; `day` where its page tells the day alone."""
    key = f"{house}-{hours}"
    at = MORNING.replace(hour=0) if day else MORNING + timedelta(hours=hours)
    article = article_of(key, title, *paragraphs, at=at, day=day, publisher=house)
    place = Placement(key, copy or key, "e", "s", origin or f"publisher:{house}")
    return Told(Placed(key, title, house, at, place), 1, at, article, analyse(article))


def article_of(
    key: str, title: str, *paragraphs: str, at: datetime = MORNING, day: bool = False, publisher: str = ""
) -> Article:
    """An article with such paragraphs."""
    moment = Moment(at, Precision.DAY if day else Precision.SECOND, 180)
    return Article(key, title, tuple(map(Paragraph, paragraphs)), publisher=publisher, published=moment)


def state(title: str, *paragraphs: str, revision: int = 1) -> State:
    """A state of an article, with what is read in it."""
    article = article_of("x", title, *paragraphs)
    return State(article, revision, analyse(article))
