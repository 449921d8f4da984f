"""How well pages are read whose articles are known.

    python evaluation/pages.py [GOLD_FOLDER]     real pages: NAME.html beside NAME.json (default: ../shared/gold/pages)
    python evaluation/pages.py --newsroom        the sample newsroom of this project, by what its sources say
    python evaluation/pages.py --newsroom --strange   the same by a catalogue that knows none of its publishers

prints, as JSON, what the scorer of ../shared says of every page and of all. A page in which no article is found scores
nothing, and its error stands on the standard error.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from isnad.collect import Catalogue, built_in_catalogue, load_catalogue
from isnad.errors import InputError
from isnad.model import Page, article_to_json
from isnad.newsroom.reading import articles_of_page
from scoring import score

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NEWSROOM = ROOT / "examples" / "newsroom"
HELD = Path(__file__).parent / "held_pages"


def measure(shared: Path) -> Mapping[str, float]:
    """The means over the real pages of `shared`, and the number of leaks, by their names in floors.toml."""
    return _means(shared, shared / "gold" / "pages")


def measure_held(shared: Path) -> Mapping[str, float]:
    """The same over our own pages that were kept unseen until the extractor was finished."""
    return _means(shared, HELD)


def _means(shared: Path, gold: Path) -> Mapping[str, float]:
    means = _score(shared, gold, _files(gold), Catalogue(built_in_catalogue()))["mean"]
    assert isinstance(means, dict)
    return {name.partition(",")[0]: float(value) for name, value in means.items()}


def measure_newsroom(shared: Path, *, strange: bool = False) -> Mapping[str, object]:
    """The scores of the sample newsroom's pages, whose truth its sources give.

    They are read by the catalogue of its publishers or, where these are to be `strange`, by the built-in one.
    """
    publishers = built_in_catalogue() if strange else load_catalogue(NEWSROOM / "publishers.toml")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, NEWSROOM / "build.py", "--gold", folder], check=True)
        files = [
            (path.relative_to(NEWSROOM / "pages").with_suffix("").as_posix().replace("/", "--"), path)
            for path in sorted((NEWSROOM / "pages").rglob("*.html"))
        ]
        return _score(shared, Path(folder), files, Catalogue(publishers))


def _files(folder: Path) -> list[tuple[str, Path]]:
    return [(path.stem, path) for path in sorted(folder.glob("*.html"))]


def _score(shared: Path, gold: Path, files: list[tuple[str, Path]], catalogue: Catalogue) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        for name, shape in _extracted(files, catalogue):
            (Path(folder) / f"{name}.json").write_text(json.dumps(shape, ensure_ascii=False), encoding="utf-8")
        scores = score(shared, "pages", gold, Path(folder))
    assert isinstance(scores, dict)
    return scores


def _extracted(files: list[tuple[str, Path]], catalogue: Catalogue) -> Iterator[tuple[str, dict[str, object]]]:
    for name, path in files:
        try:
            (article,) = articles_of_page(Page("", path.read_bytes(), source=path.name), catalogue)
        except InputError as error:
            print(error, file=sys.stderr)
        else:
            yield name, article_to_json(article)


def main() -> None:
    """Print the scores that the command line asks for."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--newsroom"]:
        scores = measure_newsroom(SHARED, strange=arguments[1:] == ["--strange"])
    else:
        gold = Path(arguments[0]) if arguments else SHARED / "gold" / "pages"
        scores = _score(SHARED, gold, _files(gold), Catalogue(built_in_catalogue()))
    print(json.dumps(scores, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
