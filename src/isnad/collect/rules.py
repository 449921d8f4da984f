"""Publishers' own rules of extraction: data in TOML, one file a publisher, checked key by key.

`ID.toml` in a folder has `reason` and any of the fields of `PageRules`, each a selector or a list of them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from lxml import etree, html

from isnad.errors import SettingError
from isnad.model import PageRules

_PACKAGE = Path(__file__).resolve().parent.parent
_BUILT_IN = (_PACKAGE / "publishers" / "rules", _PACKAGE.parent.parent / "publishers" / "rules")

_WORDS = ("reason", "data")
_SELECTORS = tuple(field.name for field in fields(PageRules) if field.name not in {"publisher", *_WORDS})
_IN_JSON = "json:"
_NO_PAGE = html.document_fromstring("<html><head></head><body><p></p></body></html>")


def load_rules(folder: Path) -> tuple[PageRules, ...]:
    """The rules in the files `ID.toml` of a folder, in the order of the ids; none where there is no such folder.

    Raises SettingError naming the file and the key where one cannot be read or is wrong.
    """
    return tuple(_load(path) for path in sorted(folder.glob("*.toml")))


def built_in_rules() -> tuple[PageRules, ...]:
    """The rules that the project brings; none where they were not installed.

    Raises SettingError where one is wrong.
    """
    return next((load_rules(folder) for folder in _BUILT_IN if folder.is_dir()), ())


def _load(path: Path) -> PageRules:
    try:
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError(f"{path}: the rules cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{path}: the rules are no TOML in UTF-8: {error}") from error
    if unknown := sorted(set(entry) - {*_WORDS, *_SELECTORS}):
        raise SettingError(f"{path}: unknown keys: {', '.join(unknown)}; known are {', '.join((*_WORDS, *_SELECTORS))}")
    words = {key: _word(entry, key, path) for key in _WORDS}
    if not words["reason"].strip():
        raise SettingError(f"{path}: «reason» is missing: say why extraction alone is not enough")
    if words["data"]:
        _check_xpath(words["data"], f"{path}: «data»")
    selectors = {key: _selectors(entry, key, words["data"], path) for key in _SELECTORS}
    if not any(selectors.values()):
        raise SettingError(f"{path}: no field has a rule")
    return PageRules(path.stem, words["reason"], words["data"], **selectors)


def _word(entry: Mapping[str, object], key: str, path: Path) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise SettingError(f"{path}: «{key}» is no text")
    return value


def _selectors(entry: Mapping[str, object], key: str, data: str, path: Path) -> tuple[str, ...]:
    value = entry.get(key, [])
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(item, str) and item.strip() for item in listed):
        raise SettingError(f"{path}: «{key}» is neither a selector nor a list of selectors")
    for selector in listed:
        _check(selector, key, data, path)
    return tuple(listed)


def _check(selector: str, key: str, data: str, path: Path) -> None:
    place = f"{path}: «{key}»"
    if not selector.startswith(_IN_JSON):
        _check_xpath(selector, place)
    elif key == "drop":
        raise SettingError(f"{place}: only elements can be dropped, {selector!r} is none")
    elif not data:
        raise SettingError(f"{place}: {selector!r} needs «data», the XPath of the script that holds the JSON")
    elif not all(selector.removeprefix(_IN_JSON).split(".")):
        raise SettingError(f"{place}: {selector!r} is no path; write keys with dots between them: json:article.body")


def _check_xpath(selector: str, place: str) -> None:
    try:
        etree.XPath(selector)(_NO_PAGE)
    except etree.XPathError as error:
        raise SettingError(f"{place}: {selector!r} is no XPath: {error}") from error
