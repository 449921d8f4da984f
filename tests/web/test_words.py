"""The locale files: every key is there in every language, and none is idle."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from isnad.arabic.wordlists import rows
from isnad.model import PublisherKind
from isnad.web.words import LANGUAGES, words_in

WEB = Path(str(files("isnad.web")))
FIXED = re.compile(r"(?:say|plain|count)\(\s*\"([a-z_.]+)\"\s*[,)]")
BUILT = re.compile(r"(?:say|plain)\(\s*(?:\"([a-z_.]+)\"\s*~|f\"([a-z_.]+)\{)")


def sources() -> str:
    paths = [*WEB.rglob("*.py"), *WEB.rglob("*.html")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_languages_have_the_same_keys() -> None:
    assert words_in("ar").entries.keys() == words_in("en").entries.keys()


def test_every_key_that_is_used_is_there() -> None:
    used = set(FIXED.findall(sources()))
    used |= set(re.findall(r"\"(time\.\w+)\" if", sources()))
    assert len(used) > 80
    assert used <= words_in("ar").entries.keys()


def test_no_key_is_idle() -> None:
    text = sources()
    fixed = set(FIXED.findall(text)) | set(re.findall(r"\"(time\.\w+)\"", text))
    built = {one or other for one, other in BUILT.findall(text)} | {"source."}
    idle = {key for key in words_in("ar").entries if key not in fixed and not key.startswith(tuple(built))}
    assert idle == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_that_are_built_are_there_for_every_value(language: str) -> None:
    entries = words_in(language).entries
    for kind in PublisherKind:
        assert f"kind.{kind}" in entries
    for precision in ("day", "month", "year"):
        assert f"precision.{precision}" in entries
    for status in (400, 404, 405, 500, 503):
        assert f"problem.title_{status}" in entries
        assert f"problem.help_{status}" in entries


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_the_forms_of_their_language(language: str) -> None:
    words = words_in(language)
    forms = {words.locale.plural_form(number) for number in range(201)}
    plurals = {key: entry for key, entry in words.entries.items() if not isinstance(entry, str)}
    assert plurals
    for key, entry in plurals.items():
        assert set(entry) == forms, key


def test_the_same_values_are_asked_for_in_every_language() -> None:
    for key, arabic in words_in("ar").entries.items():
        english = words_in("en").entries[key]
        if isinstance(arabic, str) and isinstance(english, str):
            assert set(re.findall(r"{(\w+)}", arabic)) == set(re.findall(r"{(\w+)}", english)), key


def test_numbers_take_their_arabic_plural() -> None:
    count = words_in("ar").count
    said = [re.sub("<.*?>", "", count("search.total", number)) for number in (0, 1, 2, 3, 11, 100, 1234)]
    assert said == ["لا أخبار", "خبر واحد", "خبران", "3 أخبار", "11 خبرا", "100 خبر", "1,234 خبرا"]


def test_values_are_escaped_and_isolated() -> None:
    words = words_in("ar")
    assert words.say("time.local", place="<b>") == "بتوقيت <bdi>&lt;b&gt;</bdi>"
    assert words.plain("time.local", place="X") == "بتوقيت \u2068X\u2069"


def test_a_missing_key_value_or_plural_is_an_error() -> None:
    words = words_in("ar")
    with pytest.raises(KeyError):
        words.say("no.such")
    with pytest.raises(KeyError):
        words.say("time.local")
    with pytest.raises(KeyError):
        words.say("search.total")
    with pytest.raises(KeyError):
        words.count("site.name", 3)


def test_every_kind_of_figure_has_a_name() -> None:
    names = words_in("ar").entries
    prefix = {"noun": "series", "verb": "series", "after": "series", "unit": "series", "head": "counted"}
    for word, role, kind in rows("counted_things", "isnad.stories"):
        if role in prefix and kind not in {"damaged", "deployed", "withdrawn"}:  # what is told of the counted
            assert f"{prefix[role]}.{kind}" in names, (word, role, kind)
