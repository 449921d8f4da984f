"""The style sheet: it works from both sides, in both lights, and needs nothing from elsewhere."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

WEB = Path(str(files("isnad.web")))
SHEET = re.sub(r"/\*.*?\*/", "", (WEB / "static" / "paper.css").read_text(encoding="utf-8"), flags=re.DOTALL)
PHYSICAL = re.compile(
    r"\b(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\b|(?<![-\w])(?:left|right|top|bottom)\s*:"
)
PAIRS = [
    ("ink", "paper", 7.0),
    ("soft", "paper", 4.5),
    ("accent", "paper", 4.5),
    ("ink", "wash", 4.5),
    ("soft", "wash", 4.5),
    ("accent", "wash", 4.5),
    ("mark-ink", "mark", 4.5),
    ("ink", "added", 4.5),
    ("ink", "removed", 4.5),
    ("ink", "direct", 7.0),
    ("ink", "indirect", 7.0),
    ("ink", "mixed", 7.0),
    *(("accent", form, 4.5) for form in ("direct", "indirect", "mixed")),
    *(("count", ground, 4.5) for ground in ("paper", "direct", "indirect", "mixed")),
    ("paper", "ink", 4.5),
    ("paper", "accent", 4.5),
]


def colours(theme: str) -> dict[str, str]:
    light = SHEET[SHEET.index(":root {") :]
    dark = SHEET[SHEET.index(':root[data-theme="dark"] {') :]
    found = re.findall(r"--([\w-]+): (#\w+);", light.partition("}")[0])
    return dict(found) | (dict(re.findall(r"--([\w-]+): (#\w+);", dark.partition("}")[0])) if theme == "dark" else {})


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_no_physical_side_is_named() -> None:
    assert PHYSICAL.findall(SHEET) == []
    assert PHYSICAL.findall("a { margin-left: 0; left: 0; text-align:right }") != []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast_is_that_of_wcag(theme: str, ink: str, ground: str, least: float) -> None:
    """Relative luminance and contrast ratio as WCAG 2.2 defines them; AA asks 4.5 for text."""
    palette = colours(theme)
    dark, light = sorted([luminance(palette[ink]), luminance(palette[ground])])
    assert (light + 0.05) / (dark + 0.05) >= least


def test_dark_by_choice_is_dark_by_machine() -> None:
    rules = re.findall(r':root\[data-theme="(?:auto|dark)"\] \{(.*?)\}', SHEET, flags=re.DOTALL)
    assert len(rules) == 2
    assert rules[0].split() == rules[1].split()


def test_all_that_the_sheet_names_is_here_and_free() -> None:
    named = re.findall(r"url\(([^)]+)\)", SHEET)
    assert named
    for name in named:
        assert (WEB / "static" / name).is_file(), name
    assert sum((WEB / "static" / name).stat().st_size for name in set(named)) < 300_000
    assert "SIL OPEN FONT LICENSE" in (WEB / "static" / "fonts" / "OFL.txt").read_text(encoding="utf-8")


def test_no_template_holds_a_script_or_a_style() -> None:
    for template in (WEB / "templates").glob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"<script|<style|\bstyle=|\bon\w+=|\|\s*safe|autoescape", text), template.name
