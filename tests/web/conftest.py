"""A newsroom with all sorts of articles, served on loopback."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI
from starlette.types import ASGIApp
from tests.web import accounted
from tests.web.watched import feeds

from isnad import api, web
from isnad.collect import Catalogue
from isnad.errors import NotFound
from isnad.model import (
    Account,
    Act,
    Analysed,
    Analysis,
    Article,
    Because,
    Bound,
    Claim,
    Condition,
    ConditionKind,
    DeliveryState,
    Event,
    Evidence,
    Facet,
    FacetKind,
    Failure,
    Figure,
    Form,
    Ground,
    Incoming,
    Level,
    Link,
    Logged,
    Mark,
    Moment,
    Notice,
    Page,
    Paragraph,
    ParagraphKind,
    Placed,
    Placement,
    Precision,
    Publisher,
    PublisherKind,
    Pulse,
    Rank,
    ReadAlso,
    Regrouping,
    Ruling,
    RulingKind,
    SourceKind,
    Span,
    Story,
    StoryFilters,
    StoryList,
    StoryQuery,
    StoryRow,
    Watch,
    Words,
)
from isnad.newsroom import Newsroom
from isnad.store import Store

NOW = datetime(2024, 10, 25, 18, 30, tzinfo=UTC)
BEIRUT = Publisher(
    "arz", "جريدة الأرز", "LB", "Asia/Beirut", "ar", PublisherKind.NEWSPAPER, home="https://arz.example/"
)
CAIRO = Publisher("nakhla", "وكالة النخلة", "EG", "Africa/Cairo", "ar", PublisherKind.AGENCY)
ADDRESS_AS_ID = "http://www.arz.example/348531/طيران-يعود-إلى-العمل?صفحة=2&x=%2F#أعلى/"

LEAD = Article(
    id="lead",
    title="وزراء الخارجية يبحثون في العاصمة هدنة جديدة",
    deck="المجتمعون يتفقون على لجنة متابعة، والخلاف على المدة باق",
    paragraphs=(
        Paragraph("قال الوزير سامر الحلو إن المحادثات ستستمر ثلاثة أيام، وإن الوسطاء قدموا ورقة من 12 بندا."),
        Paragraph("خلاف على المدة", ParagraphKind.HEADING),
        Paragraph("ونفى المتحدث باسم الوفد ما نشرته الصحف عن انسحاب أحد الأطراف."),
    ),
    url="https://arz.example/politics/1",
    publisher="arz",
    published=Moment(NOW - timedelta(hours=3, minutes=20), Precision.MINUTE, 180),
    authors=("ليلى منصور",),
    agencies=("وكالة النخلة",),
    dateline="بيروت",
    section="سياسة",
    tags=("هدنة", "وزراء الخارجية"),
    tags_line="هدنة وزراء الخارجية",
    read_also=(
        ReadAlso("عنوان قديم لخبر محفوظ", "https://arz.example/politics/2"),
        ReadAlso("خبر عند غيرنا", "https://elsewhere.example/9"),
        ReadAlso("ارتفاع منسوب النهر بعد ليلة ماطرة"),
        ReadAlso("خبر لا نعرف عنه إلا عنوانه"),
    ),
    language="ar",
    evidence=(
        Evidence("title", "meta:og:title", "وزراء الخارجية يبحثون | الأرز", chosen=False),
        Evidence("title", "json-ld:headline", "وزراء الخارجية يبحثون في العاصمة هدنة جديدة"),
        Evidence("published", "visible:dateline", "الجمعة \u202e25 تشرين"),
        Evidence("mood", "later:version", "حقل لا نعرفه"),
    ),
)
RIVER = Article(
    id="river",
    title="ارتفاع منسوب النهر بعد ليلة ماطرة",
    paragraphs=(Paragraph("ارتفع منسوب النهر مترا واحدا وغمر 12 منزلا، وقالت البلدية إن الوضع مطمئن."),),
    url="https://arz.example/politics/2",
    publisher="arz",
    published=Moment(NOW - timedelta(days=2), Precision.MINUTE, 180),
    section="مناطق",
    language="ar",
)
RIVER_CHANGED = Article(
    id="river",
    title=RIVER.title,
    paragraphs=(
        Paragraph("ارتفع منسوب النهر مترين اثنين وغمر 14 منزلا، وقالت البلدية إن الوضع مطمئن."),
        Paragraph("تصحيح: ورد خطأ في مقدار الارتفاع."),
    ),
    url=RIVER.url,
    publisher="arz",
    published=RIVER.published,
    section="مناطق",
    language="ar",
)
HOSTILE = Article(
    id=ADDRESS_AS_ID,
    title="<script>alert(\"x\")</script> \u202e& 'عنوان' خبيث",
    deck="<b onmouseover=alert(1)>",
    paragraphs=(Paragraph("<img src=x onerror=alert(1)> نص \u202d عادي"), Paragraph("</p></main><h1>انتهى</h1>")),
    url="javascript:alert(document.cookie)",
    publisher="<i>دار</i>",
    published=Moment(NOW - timedelta(days=1), Precision.DAY, None),
    authors=('"><svg onload=alert(1)>',),
    agencies=("{{ 7 * 7 }}",),
    section="<u>قسم</u>",
    tags=('"><svg/onload=alert(1)>', '«وسم» "آخر"'),
    read_also=(ReadAlso("اضغط <em>هنا</em>", "javascript:alert(2)"),),
    language='ar" onload="alert(3)',
    evidence=(Evidence("title", "<s>", "<script>alert(4)</script>\x07"),),
)
ENGLISH = Article(
    id="english",
    title="Ministers meet in Beirut: «الأرز» was there",
    paragraphs=(Paragraph("The ministers met on Friday."),),
    url="https://arz.example/en/3",
    publisher="arz",
    published=Moment(NOW - timedelta(minutes=5), Precision.SECOND, 0),
    language="en",
)
UNDATED = Article(id="undated", title="خبر بلا تاريخ", publisher="nakhla")
FAR = Article(
    id="far",
    title="خبر من آخر الزمان",
    publisher="nakhla",
    published=Moment(datetime(9999, 12, 31, 23, 59, tzinfo=UTC), Precision.MINUTE, 0),
    section="غرائب",
)


def span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(words, start, start + len(words))


# Claims within a claim and across paragraphs, a chain of three, and one of nobody.
LEAD_READ = Analysis(
    (
        Claim(
            span(LEAD, "المحادثات ستستمر ثلاثة أيام، وإن الوسطاء قدموا ورقة من 12 بندا"),
            span(LEAD, "قال"),
            (
                Link(span(LEAD, "الوزير سامر الحلو"), "سامر الحلو", SourceKind.PERSON),
                Link(None, "وكالة النخلة", SourceKind.AGENCY),
                Link(None, "صحيفة بعيدة ذات اسم طويل لا يسعه سطر واحد على هاتف صغير", SourceKind.AGENCY),
            ),
            Act.STATE,
            Form.DIRECT,
            hedged=True,
            rule="verb-subject",
            said=Moment(NOW - timedelta(days=1), Precision.DAY, 180),
            venue="في مؤتمر صحفي",
        ),
        Claim(
            span(LEAD, "الوسطاء قدموا ورقة"),
            span(LEAD, "قال"),
            (Link(span(LEAD, "الوزير سامر الحلو"), "سامر الحلو", SourceKind.PERSON),),
            Act.CONFIRM,
            Form.MIXED,
            hedged=False,
            rule="nested",
        ),
        Claim(
            span(LEAD, "12 بندا.\nخلاف على المدة\nونفى"),
            span(LEAD, "ونفى"),
            (Link(None, "", SourceKind.UNNAMED),),
            Act.DENY,
            Form.INDIRECT,
            hedged=False,
            rule="verb-subject",
        ),
    ),
    (
        Figure(
            span(LEAD, "ثلاثة أيام"), Decimal(3), Decimal(3), Bound.EXACT, "أيام", of="تستمر", claim=0, rule="counted"
        ),
        Figure(span(LEAD, "12 بندا"), Decimal(12000), None, Bound.AT_LEAST, "بندا", rule="counted"),
    ),
)
HOSTILE_READ = Analysis(
    (
        Claim(
            Span(HOSTILE.text, 0, len(HOSTILE.text)),
            Span(HOSTILE.text[3:12], 3, 12),
            (Link(Span(HOSTILE.text[:8], 0, 8), '"><script>alert(5)</script>\u202e', SourceKind.PERSON),),
            Act.JUDGE,
            Form.MIXED,
            hedged=False,
            rule='"><b>',
            venue="<i>في بيان</i>",
        ),
    ),
    (Figure(Span(HOSTILE.text[5:20], 5, 20), Decimal("1E+400"), None, Bound.RANGE, "<u>", place='" onload="x'),),
)


def older(number: int) -> Article:
    """One of many plain articles, older with its number."""
    return Article(
        id=f"plain-{number}",
        title=f"نشرة الميناء رقم {number}: حركة السفن عادية",
        paragraphs=(Paragraph(f"دخلت الميناء {number} سفينة، وغادرته السفن الأخرى في موعدها."),),
        url=f"https://nakhla.example/port/{number}",
        publisher="nakhla",
        published=Moment(NOW - timedelta(days=10, hours=number), Precision.HOUR, 120),
        section="ميناء",
        language="ar",
    )


def placed(article: Article, group: str, origin: str, share: float = 1.0, added: float = 0.0) -> Placed:
    """An article in the story «truce»; `group` is its event and its copy group, «talks/wire»."""
    event, _, copy = group.partition("/")
    at = article.published.at if article.published else NOW
    placement = Placement(article.id, f"c-{copy or event}", f"e-{event}", "truce", origin, share, added)
    return Placed(article.id, article.title, article.publisher, at, placement)


FLOOD_EVENT = (placed(RIVER, "flood", "publisher:arz"),)
TALKS_EVENT = (
    placed(HOSTILE, "talks/wire", "agency:وكاله النخله"),
    placed(LEAD, "talks/wire", "agency:وكاله النخله", 0.934, 0.041),
    placed(ENGLISH, "talks/english", "article:english"),
    placed(UNDATED, "talks/wire", "agency:وكاله النخله", 0.5),
)
PORT_EVENTS = tuple(
    Event(f"e-port-{n}", f"نشرة الميناء {n}", at, at, (one,), 1, ("agency:reuters",))
    for n, article in enumerate(older(n) for n in range(9))
    if (at := article.published.at if article.published else NOW)
    and (one := placed(article, f"port-{n}", "agency:reuters"))
)
TRUCE = Story(
    "truce",
    "أسبوع من محادثات الهدنة",
    PORT_EVENTS[-1].first,
    NOW,
    (
        *reversed(PORT_EVENTS),
        Event("e-flood", RIVER.title, FLOOD_EVENT[0].at, FLOOD_EVENT[0].at, FLOOD_EVENT, 1, ("publisher:arz",)),
        Event(
            "e-talks",
            LEAD.title,
            TALKS_EVENT[0].at,
            TALKS_EVENT[-1].at,
            TALKS_EVENT,
            2,
            ("agency:وكاله النخله", "article:english"),
        ),
    ),
    ("agency:reuters", "agency:وكاله النخله", "publisher:arz", "article:english"),
    ("سامر الحلو", "<b>اسم</b>"),
    ("بيروت",),
)


RULINGS = (
    Ruling(RulingKind.SPLIT, (("far",), ("lead",)), "رنا", NOW, ("other", "truce"), "<b>غيرها</b>", number=1),
    Ruling(
        RulingKind.RENAME, (("lead",),), "سامي", NOW, ("truce",), "", "اسم <i>آخر</i>", 2, undone=NOW, undone_by="رنا"
    ),
    Ruling(RulingKind.LOCK, (("lead",),), "سامي", NOW, ("truce",), number=3),
)


def ranked(origins: int) -> Rank:
    return Rank(origins, 3, 2, 1.5, NOW - timedelta(hours=3), 40_000.0)


class Grouped(Newsroom):
    """A newsroom whose articles were grouped by hand: what the pages show must not hang on learned weights."""

    def stories(self, query: StoryQuery | None = None) -> StoryList:
        query = query or StoryQuery()
        rows = [StoryRow(f"story-{n}", 2, 1, 2, NOW, NOW, f"قصة رقم {n}", ranked(n)) for n in range(30)]
        truce = StoryRow("truce", 14, 11, 2, TRUCE.first, TRUCE.last, TRUCE.headline, ranked(4), 2, 1)
        found = [truce] if query.conflict else rows if query.one_origin else [truce, *rows]
        return StoryList(len(found), tuple(found[query.offset : query.offset + query.limit]))

    def story_filters(self, query: StoryQuery) -> StoryFilters:
        facets = (
            Facet(FacetKind.PUBLISHER, "arz", "arz", 12),
            Facet(FacetKind.SECTION, "سياسه", "سياسة", 9),
            Facet(FacetKind.PERSON, "samir", "<b>سامر</b> الحلو", 3),
            Facet(FacetKind.PLACE, "byrwt", "بيروت", 1_204),
        )
        return StoryFilters(facets, 30, conflict=1, one_origin=30)

    def story(self, key: str) -> Story:
        if key not in {"truce", "e-talks", "lead"}:
            raise NotFound(f"«{key}» is neither a story nor an event nor an article that is kept here")
        return TRUCE

    def account(self, key: str) -> Account:
        story = self.story(key)
        return accounted.account(
            story, NOW, {one.article: self._time_of(one) for e in story.events for one in e.articles}
        )

    def _time_of(self, placed: Placed) -> Moment:
        try:
            published = self.article(placed.article).article.published
        except NotFound:
            published = None
        return published if published and published.at == placed.at else Moment(placed.at, Precision.MINUTE, 0)

    def regroupings(self, key: str) -> tuple[Logged, ...]:
        change = Regrouping(
            Level.STORY,
            "gone",
            "truce",
            ("far",),
            whole=True,
            reason=Because(Ground.WORDS, words="<i>members</i> asked: 0.91"),
        )
        return (
            Logged(NOW, change),
            Logged(NOW, replace(change, reason=Because(Ground.ALIKE, 0.914))),
            Logged(NOW, replace(change, reason=Because(Ground.JOINED, by="رنا", words="<b>واحد</b>"))),
            Logged(
                NOW,
                Regrouping(
                    Level.STORY, "truce", "truce", (), whole=False, reason=Because(Ground.WORDS, words="locked")
                ),
            ),
        )

    def rulings_of(self, key: str) -> tuple[Ruling, ...]:
        return RULINGS

    def is_locked(self, key: str) -> bool:
        return True

    def placement(self, key: str) -> Placement:
        for event in TRUCE.events:
            for one in event.articles:
                if one.article == key:
                    return one.placement
        raise NotFound(f"«{key}» is not grouped yet")

    def related(self, key: str) -> tuple[Placed, ...]:
        return (*FLOOD_EVENT, *PORT_EVENTS[0].articles) if key == "lead" else ()


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('web') / 'news.sqlite'}")
    store.save_publishers([BEIRUT, CAIRO])
    page = Page(LEAD.url, "<title>كما جاءت</title><script>alert(1)</script>".encode(), NOW)
    plain = [LEAD, RIVER, HOSTILE, ENGLISH, UNDATED, FAR, *(older(n) for n in range(60))]
    store.save([Incoming(article, page if article is LEAD else None, NOW) for article in plain])
    store.save([Incoming(RIVER_CHANGED, None, NOW + timedelta(minutes=9))], [Failure("a.jsonl", "bad <b>line</b>", 7)])
    store.follow(feeds(NOW))
    store.save_pulse(Pulse(NOW - timedelta(seconds=20), NOW - timedelta(hours=3), {"pages_fetched": 7.0}))
    read = ((LEAD, LEAD_READ), (HOSTILE, HOSTILE_READ))
    store.save_analyses([Analysed(article.id, 1, 1, analysis) for article, analysis in read])
    watch(store)
    with Grouped(store, Catalogue([BEIRUT, CAIRO]), lambda: NOW) as opened:
        yield opened


def watch(store: Store) -> None:
    """A watch that tells of hostile texts and cannot send them, and one that waits for the story."""
    toll = Condition(ConditionKind.TOLL, words=HOSTILE.title, over=Decimal("1E+40"), place="بيروت", story="truce")
    address = "https://desk.example/" + "a-very-long-path/" * 20
    store.add_watch(Watch(HOSTILE.title, toll, 0, address, "whsec_x", "token-1", NOW))
    story = Condition(ConditionKind.STORY, story="truce")
    store.add_watch(Watch("أسبوع الهدنة", story, 0, "", "", "token-2", NOW, paused=True, reason="<b>410</b>"))
    words = (Words(LEAD.id, 1, span(LEAD, "12 بندا")),)
    told = [
        Notice(1, NOW, one.title, one.text, one.id, "truce", words, Mark(Level.COPY, one.id), one.publisher, one.url)
        for one in (LEAD, HOSTILE, ENGLISH, UNDATED)
    ]
    store.save_look((), told)
    due = store.take_due(NOW, NOW)
    failed = replace(
        due[0].delivery, attempts=3, first=NOW, last=NOW, due=NOW, error="the receiver answered <i>500</i>"
    )
    given_up = replace(due[1].delivery, state=DeliveryState.GIVEN_UP, attempts=16, first=NOW, last=NOW, due=None)
    done = replace(due[2].delivery, state=DeliveryState.DONE, attempts=1, first=NOW, last=NOW, due=None)
    store.save_deliveries([failed, given_up, done])


@pytest.fixture(scope="session")
def address(newsroom: Newsroom, serving: Callable[[ASGIApp], AbstractContextManager[str]]) -> Iterator[str]:
    """The address of the site."""
    app = FastAPI()
    app.include_router(api.router(newsroom))
    web.mount(app, newsroom)
    with serving(app) as at:
        yield at


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as opened:
        yield opened


@pytest.fixture(scope="session")
def every_page() -> tuple[str, ...]:
    """The path of every page of the site, errors included."""
    articles = ("lead", "river", ADDRESS_AS_ID, "english", "undated", "far", "https://arz.example/politics/1")
    return (
        "/",
        "/?page=2",
        "/?page=99",
        *(f"/article?id={quote(key, safe='')}" for key in articles),
        "/article/revision?id=river&number=1",
        "/article/revision?id=river&number=2",
        "/compare?a=river&b=lead",
        "/compare?a=river",
        "/search",
        "/search?q=" + quote("الوزراء"),
        "/search?q=" + quote("قنفذ") + "&publisher=arz&since=2024-01-01",
        "/search?q=" + quote("سفينة") + "&page=2",
        "/search?since=boom",
        "/stories",
        "/stories?page=2",
        "/stories?page=99",
        "/story?id=truce",
        "/story?id=e-talks",
        "/story?id=nothing",
        "/story",
        "/publishers",
        "/publisher?id=arz",
        "/publisher?id=" + quote(HOSTILE.publisher),
        "/publisher?id=nakhla&page=2",
        "/feeds",
        "/feeds?page=2",
        *(f"/feed?id={number}" for number in range(1, 10)),
        "/feed?id=77",
        "/feed",
        "/watches",
        "/watches?kind=toll&q=" + quote("قتلى"),
        "/watch?id=1",
        "/watch?id=2",
        "/watch?id=77",
        "/watch",
        "/about",
        "/about/api",
        "/nowhere",
        "/article",
    )
