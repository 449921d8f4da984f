"""Take the pictures of the documentation anew: `make pictures` (needs Chromium).

The sample newsroom is kept in a store of its own and served on loopback. The clock stands still, and every page counts
as seen when it was printed, so that the pictures change only with what they show.
"""

import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from isnad.collect import Catalogue, load_catalogue
from isnad.model import Incoming, Page
from isnad.newsroom import Newsroom
from isnad.server import create_app
from isnad.store import Store

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "examples" / "newsroom"
NOW = datetime(2024, 11, 13, 6, 30, tzinfo=UTC)  # the morning after the last article of the sample
CAME_AFTER = timedelta(minutes=12)  # how long after it was printed a page counts as seen
ARTICLE = "https://www.daffa-elnil.example/news/details/781377"  # it has a source, a dateline, tags and a correction
CHAINED = (
    "https://www.daffa-elnil.example/news/details/781455"  # what one newspaper has from another, and that from a doctor
)
PICTURES: dict[str, tuple[str, int, int, Literal["light", "dark"]]] = {  # file -> path, width, height, light
    "front.png": ("/", 1280, 1180, "light"),
    "article.png": (f"/article?{urlencode({'id': ARTICLE})}", 1200, 1830, "light"),
    "claims.png": (f"/article?{urlencode({'id': CHAINED})}#said", 1000, 760, "light"),
    "phone.png": (f"/article?{urlencode({'id': ARTICLE})}", 390, 844, "dark"),
}


def fill(store: Store, newsroom: Newsroom) -> None:
    """Keep the pages of the sample, the corrected ones after those that they correct, and read them."""
    store.save_publishers(load_catalogue(SAMPLE / "publishers.toml"))
    for path in sorted(SAMPLE.glob("pages/*/*.html")):
        page = Page("", path.read_bytes(), source=str(path))
        for article in newsroom.extract(page):
            printed = article.modified or article.published
            store.save([Incoming(article, page, printed.at + CAME_AFTER if printed else NOW)])
    newsroom.analyse_stored()


@contextmanager
def served() -> Iterator[str]:
    """The address of the sample newsroom."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as listening:
        store = Store.open(f"sqlite:///{folder}/news.sqlite")
        newsroom = Newsroom(store, Catalogue(load_catalogue(SAMPLE / "publishers.toml")), lambda: NOW)
        fill(store, newsroom)
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # from now on a browser may knock; it is answered when the server is up
        server = uvicorn.Server(uvicorn.Config(create_app(newsroom), log_level="warning"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def take(browser: Browser, address: str) -> None:
    """Write every picture beside this file."""
    for name, (path, width, height, theme) in PICTURES.items():
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
        answer = page.goto(address + path)
        if answer is None or not answer.ok:
            sys.exit(f"{path}: {answer.status if answer else 'no'} answer; is the article still in the sample?")
        page.evaluate("document.fonts.ready")
        page.evaluate("document.querySelectorAll('details.evidence').forEach(each => each.open = true)")
        page.screenshot(path=HERE / name)
        page.close()


def main() -> None:
    """Take all pictures."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no Chromium here: `apt-get install chromium` brings it")
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
