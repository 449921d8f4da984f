"""Files of rules: read whole, or refused with the file and the key."""

from pathlib import Path

import pytest

from isnad.collect import built_in_rules, load_rules
from isnad.errors import SettingError
from isnad.model import PageRules

WHOLE = """
reason = "the date"
data = "//script[1]"
title = "//h1"
body = ["json:a.b", "//div[@class='x']"]
"""


def load(folder: Path, text: str) -> tuple[PageRules, ...]:
    (folder / "khabar.toml").write_text(text, encoding="utf-8")
    return load_rules(folder)


def test_a_file_is_the_rules_of_one_publisher(tmp_path: Path) -> None:
    (rules,) = load(tmp_path, WHOLE)
    body = ("json:a.b", "//div[@class='x']")
    assert rules == PageRules("khabar", "the date", "//script[1]", title=("//h1",), body=body)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[", "no TOML"),
        ("title = '//h1'", "reason"),
        ("reason = 'x'", "no field has a rule"),
        ("reason = 'x'\ntitel = '//h1'", "unknown keys: titel; known are"),
        ("reason = 'x'\ntitle = 7", "«title» is neither"),
        ("reason = 'x'\ntitle = ''", "«title» is neither"),
        ("reason = 'x'\ntitle = ['//h1', 3]", "«title» is neither"),
        ("reason = 'x'\ntitle = '//h1['", "«title».*no XPath"),
        ("reason = 'x'\ntitle = 'ends-with(//h1, 2)'", "«title».*no XPath"),
        ("reason = 'x'\ntitle = '//n:h1'", "«title».*no XPath"),
        ("reason = 'x'\ntitle = 'json:a'", "«title».*needs «data»"),
        ("reason = 'x'\ndata = '//script'\ntitle = 'json:a..b'", "«title».*no path"),
        ("reason = 'x'\ndata = '//script'\ndrop = 'json:a'", "«drop».*only elements"),
        ("reason = 'x'\ndata = '//['\ntitle = 'json:a'", "«data».*no XPath"),
        ("reason = 7", "«reason» is no text"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SettingError, match=reason) as caught:
        load(tmp_path, text)
    assert "khabar.toml" in str(caught.value)


def test_a_folder_without_rules_has_none(tmp_path: Path) -> None:
    assert load_rules(tmp_path / "nowhere") == ()


def test_built_in_rules_are_right() -> None:
    assert len(built_in_rules()) >= 3
