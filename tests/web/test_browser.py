"""The pages in a real Chromium: what a reader meets."""

import itertools
import os
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, ViewportSize, expect, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = ViewportSize(width=390, height=844)
SMALL = ViewportSize(width=320, height=700)
DESK = ViewportSize(width=1280, height=900)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Of this module alone: Playwright keeps an event loop running in the thread while it is open.
    chromium = shutil.which("chromium")
    if chromium is None:
        missing = "no Chromium here: `apt-get install chromium` (Debian's package) brings the one these tests drive"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


def _boxes(elements: Locator) -> list[dict[str, float]]:
    """Where elements stand, all in one layout: a font that comes in between two questions moves the page."""
    boxes: list[dict[str, float]] = elements.evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")
    return boxes


class Watched:
    """A tab, and everything that went wrong in it."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self.page.on(
            "console", lambda said: self.wrong.append(said.text) if said.type in {"error", "warning"} else None
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", lambda request: self._stay(request.url, address))

    def _failed(self, request: Request) -> None:
        # A browser that is sent on drops what it was still loading, a font say: that is no failure of the page.
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"{request.url}: {request.failure}")

    def _stay(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:")):
            self.wrong.append(f"went to {url}")


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport=DESK, color_scheme="light")
    watched = Watched(context, address)
    yield watched.page
    context.close()
    assert watched.wrong == []


def colour(page: Page, of: str = "body") -> str:
    return str(page.evaluate("of => getComputedStyle(document.querySelector(of)).backgroundColor", of))


def test_the_front_page_runs_from_the_right_in_its_own_fonts(tab: Page) -> None:
    tab.goto("/")
    assert tab.evaluate("getComputedStyle(document.body).direction") == "rtl"
    name, search = (tab.locator(of).bounding_box() for of in (".strip .today", ".strip .switches"))
    assert name
    assert search
    assert name["x"] > search["x"]
    tab.evaluate("document.fonts.ready")
    loaded = tab.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {"Markazi", "Naskh", "Plex"} <= set(loaded)
    lead, beside = (tab.locator(of).first for of in (".lead .headline", ".beside .headline"))
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    assert lead.evaluate(size) > 1.5 * beside.evaluate(size)


def test_an_article_is_opened_and_shows_its_evidence(tab: Page) -> None:
    tab.goto("/")
    tab.get_by_role("link", name="وزراء الخارجية يبحثون في العاصمة هدنة جديدة").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("وزراء الخارجية يبحثون في العاصمة هدنة جديدة")
    evidence = tab.locator("details.evidence")
    expect(evidence.get_by_role("table")).to_be_hidden()
    evidence.locator("summary").click()
    expect(evidence.get_by_text("json-ld:headline")).to_be_visible()
    tab.get_by_role("link", name="عنوان قديم لخبر محفوظ").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("ارتفاع منسوب النهر بعد ليلة ماطرة")
    tab.get_by_role("link", name="النسخة 2").click()
    expect(tab.locator("ins").first).to_be_visible()


def test_search_with_tashkeel_from_the_head_of_any_page(tab: Page) -> None:
    tab.goto("/about")
    tab.get_by_role("searchbox").fill("وُزَرَاء الخَارِجِيَّة")
    tab.keyboard.press("Enter")
    expect(tab.locator("main mark").first).to_be_visible()
    expect(tab.get_by_role("searchbox")).to_have_value("وُزَرَاء الخَارِجِيَّة")
    tab.get_by_label("الناشر").select_option("nakhla")
    tab.get_by_role("button", name="ابحث").click()
    expect(tab.get_by_role("heading", name="لم نجد شيئا")).to_be_visible()
    tab.get_by_role("link", name="ابحث في كل الناشرين والتواريخ").click()
    expect(tab.locator("main mark").first).to_be_visible()


def test_english_by_a_switch_that_stays(tab: Page) -> None:
    tab.goto("/article?id=lead")
    tab.get_by_role("link", name="English").click()
    expect(tab.get_by_text("How do we know?")).to_be_visible()
    assert tab.evaluate("getComputedStyle(document.body).direction") == "ltr"
    assert tab.locator("h1").evaluate("e => getComputedStyle(e).direction") == "rtl"
    tab.get_by_role("link", name="Publishers").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Publishers")
    tab.get_by_role("link", name="العربية").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("الناشرون")


def test_light_and_dark_by_machine_and_by_choice(tab: Page) -> None:
    tab.goto("/")
    light = colour(tab)
    tab.emulate_media(color_scheme="dark")
    dark = colour(tab)
    assert light != dark
    tab.get_by_role("link", name="نهار").click()
    expect(tab.locator("html")).to_have_attribute("data-theme", "light")
    assert colour(tab) == light
    tab.emulate_media(color_scheme="light")
    tab.get_by_role("link", name="ليل", exact=True).click()
    expect(tab.locator("html")).to_have_attribute("data-theme", "dark")
    assert colour(tab) == dark
    tab.goto("/about")
    assert colour(tab) == dark


@pytest.mark.parametrize("viewport", [PHONE, SMALL, DESK], ids=["phone", "small", "desk"])
def test_no_page_is_wider_than_its_screen(
    browser: Browser, address: str, every_page: tuple[str, ...], viewport: ViewportSize
) -> None:
    context = browser.new_context(base_url=address, viewport=viewport)
    page = context.new_page()
    wider = []
    for path in every_page:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wider.append(path)
    context.close()
    assert wider == []


def test_everything_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="English").click()
    page.get_by_role("searchbox").fill("سفينة")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Older").click()
    expect(page.get_by_text("Page 2 of 3")).to_be_visible()
    context.close()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_timeline_runs_down_from_its_oldest_event_without_scripts(
    browser: Browser, address: str, viewport: ViewportSize
) -> None:
    context = browser.new_context(base_url=address, viewport=viewport, java_script_enabled=False)
    page = context.new_page()
    page.goto("/article?id=lead")
    page.get_by_role("link", name="أسبوع من محادثات الهدنة").click()
    lines = page.locator(".timeline li")
    expect(lines.first).to_be_visible()  # the story's page has come
    places = [box["y"] for box in _boxes(lines)]
    assert places == sorted(places)
    edges = {box["x"] + box["width"] for box in _boxes(page.locator(".timeline .line"))}
    assert len(edges) == 1  # all begin at the right, where one begins to read
    page.locator(".timeline a.to").nth(1).click()
    expect(page.locator(".happening").nth(1).get_by_role("heading")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("viewport", [PHONE, SMALL, DESK], ids=["phone", "small", "desk"])
def test_a_chart_of_figures_leads_to_their_words(browser: Browser, address: str, viewport: ViewportSize) -> None:
    context = browser.new_context(base_url=address, viewport=viewport, java_script_enabled=False)
    page = context.new_page()
    page.goto("/story?id=truce")
    points = page.locator(".steps a")
    expect(points).to_have_count(3)
    places = [box["x"] for box in _boxes(points)]
    assert places == sorted(places, reverse=True)  # time runs to the left
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.locator(".count details summary").click()
    expect(page.locator(".points li").first).to_be_visible()
    page.locator(".points li a").first.click()
    expect(page.locator("#asked")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("viewport", [PHONE, SMALL, DESK], ids=["phone", "small", "desk"])
def test_a_chain_is_drawn_as_a_chain_and_leads_to_the_words(
    browser: Browser, address: str, viewport: ViewportSize
) -> None:
    context = browser.new_context(base_url=address, viewport=viewport, java_script_enabled=False)
    page = context.new_page()
    page.goto("/article?id=lead")
    links = page.locator("#said-1 .chain > li")
    boxes = _boxes(links)
    assert len(boxes) == 3
    for before, after in itertools.pairwise(boxes):  # to the left of it, or in a line below
        assert after["x"] + after["width"] < before["x"] or after["y"] >= before["y"] + before["height"]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= viewport["width"] for box in boxes)
    page.locator("#said-1 .words a").click()
    expect(page.locator("#claim-1")).to_be_in_viewport()
    page.locator(".body a.cue").first.click()
    expect(page.locator("#said-1")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("viewport", [PHONE, SMALL, DESK], ids=["phone", "small", "desk"])
def test_feeds_are_read_on_any_screen_without_scripts(browser: Browser, address: str, viewport: ViewportSize) -> None:
    context = browser.new_context(base_url=address, viewport=viewport, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="الخلاصات").click()
    feeds = page.locator("li.feed")
    expect(feeds.first).to_be_visible()
    for box in _boxes(feeds) + _boxes(page.locator("li.feed .strip-of-asks")):
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= viewport["width"]
    states = _boxes(page.locator("li.feed .state"))
    assert len({round(box["x"] + box["width"]) for box in states}) == 1  # all at the right, where one begins to read
    strip = feeds.filter(has_text="الأرز: آخر الأخبار").get_by_role("img", name=re.compile("آخر مرات السؤال"))
    expect(strip).to_be_visible()
    expect(feeds.first.locator(".state")).to_have_text(re.compile("منقطعة"))
    feeds.first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("gone.example")
    expect(page.get_by_role("row")).to_have_count(12)
    context.close()


def test_the_marks_are_taken_away_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/article?id=lead")
    text = page.locator(".body p").first
    words = text.inner_text()
    marked, plain = page.locator("#claim-1"), page.locator(".said .claims")
    expect(marked).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.get_by_label("العلامات في المتن").uncheck()
    expect(marked).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    assert text.inner_text() == words
    expect(plain).to_be_visible()
    context.close()


def test_the_keyboard_reaches_the_text_first(tab: Page) -> None:
    tab.goto("/article?id=lead")
    tab.keyboard.press("Tab")
    skip = tab.get_by_role("link", name="إلى المتن")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("Tab")
    outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_hostile_text_neither_runs_nor_turns_the_page_around(tab: Page) -> None:
    asked: list[str] = []
    tab.on("dialog", lambda dialog: asked.append(dialog.message))
    tab.goto("/")
    tab.get_by_role("link", name=re.compile("خبيث")).click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text('<script>alert("x")</script>')
    assert asked == []
    # The override in the headline ends with it: what follows stands in its order, first word outermost.
    dateline = tab.locator(".clocks").bounding_box()
    body = tab.locator(".body").bounding_box()
    assert dateline
    assert body
    assert dateline["y"] < body["y"]
    order = """() => {
        const text = document.querySelector('.bar nav a').firstChild, range = document.createRange(), edges = [];
        for (let i = 0; i < text.length; i++) { range.setStart(text, i); range.setEnd(text, i + 1);
            edges.push(range.getBoundingClientRect().right); }
        return edges;
    }"""
    edges = tab.evaluate(order)
    assert edges == sorted(edges, reverse=True)


def test_print_leaves_out_what_paper_cannot_use(tab: Page) -> None:
    tab.goto("/article?id=lead")
    tab.emulate_media(media="print")
    expect(tab.locator(".bar")).to_be_hidden()
    expect(tab.locator(".body")).to_be_visible()


def test_a_watch_is_made_paused_and_removed_without_a_script(tab: Page) -> None:
    tab.goto("/watches")
    if not tab.locator(".watch-form").is_visible():
        tab.get_by_text("مراقبة جديدة").click()
    tab.get_by_label("مكان", exact=False).first.check()
    expect(tab.locator("input[name=over]")).to_be_hidden()
    tab.locator("#kind-toll").check()
    expect(tab.locator("input[name=over]")).to_be_visible()
    tab.locator("input[name=q]").last.fill("قتلى")
    tab.locator("input[name=over]").fill("100")
    tab.get_by_role("button", name="راقب").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("قتلى، 100")
    tab.get_by_role("button", name="أوقفها").click()
    expect(tab.locator(".house .state")).to_contain_text("موقوفة")
    tab.get_by_text("احذفها…").click()
    tab.get_by_role("button", name="احذفها الآن").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("المراقبات")
    expect(tab.get_by_role("link", name="قتلى، 100")).to_have_count(0)
