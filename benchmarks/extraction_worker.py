"""One system under measurement in its own process: extracts the same pages when told to.

    extraction_worker.py SYSTEM OUTPUT_FOLDER PAGE...

Loads the pages, writes what it extracts to OUTPUT_FOLDER/NAME.json once (also the warm-up), then for every line on
standard input goes over all pages once more and prints the processor seconds that took. Runs on the standard library
and the system alone, since each system has an environment of its own.
"""

import importlib
import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

Extract = Callable[[bytes, str], dict[str, Any]]


def isnad() -> Extract:
    """The article as `isnad extract` gives it."""
    program, model = importlib.import_module("isnad"), importlib.import_module("isnad.model")

    def extract(body: bytes, url: str) -> dict[str, Any]:
        shape: dict[str, Any] = model.article_to_json(program.extract_article(body, url))
        return shape

    return extract


def trafilatura() -> Extract:
    """trafilatura's own article: metadata and text, its defaults."""
    library = importlib.import_module("trafilatura")

    def extract(body: bytes, url: str) -> dict[str, Any]:
        found = library.bare_extraction(body, url=url or None, with_metadata=True)
        if found is None:
            return {}
        return {"title": found.title or "", "published": found.date or "", "paragraphs": (found.text or "").split("\n")}

    return extract


def newspaper4k() -> Extract:
    """newspaper4k's article, told that it is Arabic."""
    library = importlib.import_module("newspaper")

    def extract(body: bytes, url: str) -> dict[str, Any]:
        article = library.Article(url or "https://page.example/", language="ar", fetch_images=False)
        article.download(input_html=body.decode("utf-8", errors="replace"))
        article.parse()
        date = article.publish_date
        return {
            "title": article.title or "",
            "published": date.isoformat() if date else "",
            "paragraphs": [line for line in (article.text or "").split("\n") if line],
        }

    return extract


SYSTEMS: dict[str, Callable[[], Extract]] = {
    "isnad": isnad,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
}


def main() -> None:
    """Extract once to files, then once for every line of standard input."""
    warnings.simplefilter("ignore")
    extract = SYSTEMS[sys.argv[1]]()
    folder = Path(sys.argv[2])
    pages = [(Path(name).stem, Path(name).read_bytes()) for name in sys.argv[3:]]
    for stem, body in pages:
        (folder / f"{stem}.json").write_text(json.dumps(extract(body, ""), ensure_ascii=False), encoding="utf-8")
    print("ready", flush=True)
    for _ in sys.stdin:
        started = time.process_time()
        for _, body in pages:
            extract(body, "")
        print(time.process_time() - started, flush=True)


if __name__ == "__main__":
    main()
