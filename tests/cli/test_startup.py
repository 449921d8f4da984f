"""What is imported when: the language floor alone is light, and help answers without a database."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import isnad

HEAVY = ("sqlalchemy", "trafilatura", "isnad.newsroom", "isnad.store", "isnad.extract")


def loaded(code: str) -> set[str]:
    code += "; import sys; print(chr(10).join(sys.modules))"
    return set(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split())


@pytest.mark.parametrize("code", ["import isnad.arabic.numbers", "import isnad.cli", "import isnad; dir(isnad)"])
def test_nothing_heavy_is_imported_before_it_is_used(code: str) -> None:
    assert not loaded(code) & set(HEAVY)


def test_the_first_use_of_a_public_name_imports_what_it_needs() -> None:
    assert "isnad.newsroom" in loaded("import isnad; isnad.open_newsroom")


def test_the_public_names_are_these() -> None:
    assert set(isnad.__all__) == {
        "STORE_SETTING",
        "TAGGER_SETTING",
        "CollectOptions",
        "Newsroom",
        "__version__",
        "analyse",
        "analyse_stream",
        "check_feeds",
        "extract_article",
        "extract_file",
        "find_feeds",
        "group_stream",
        "open_fetcher",
        "open_newsroom",
        "open_poster",
        "store_url",
        "tagger_name",
    }
    for name in isnad.__all__:
        assert getattr(isnad, name) is not None
        assert name in dir(isnad)
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = isnad.nothing_like_it


def test_the_version_is_that_of_the_package() -> None:
    root = Path(__file__).parent.parent.parent
    assert tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"] == isnad.__version__


def test_analysing_is_one_call_before_and_after_its_package_is_imported() -> None:
    code = """
import isnad
from isnad.model import Article, Paragraph
article = Article("1", "عودة", (Paragraph("قال المدير سعيد إن العمل عاد."),))
before = isnad.analyse(article)
import isnad.newsroom
from isnad.analyse import VERSION, analyse
assert before == isnad.analyse(article) == analyse(article)
assert VERSION >= 1
"""
    subprocess.run([sys.executable, "-c", code], check=True)
