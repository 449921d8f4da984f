"""Where a text says itself that it was corrected: «تصحيح: ورد في نسخة سابقة ...»."""

import re
from collections.abc import Iterable
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.model import Block, Fate, Span

_HEAD = re.compile(r"^[\s(\[*«\"]*(\w+)(?:\s+\w+)?\s*[:|)\]\-–—]")


def admitted(blocks: Iterable[Block]) -> Span | None:
    """The words of the newer text that were added and own up to a correction; None where it is silent."""
    found = [
        run.now
        for block in blocks
        for run in block
        if run.fate is Fate.ADDED and run.now is not None and _owns_up(run.text)
    ]
    return max(found, key=lambda span: len(span.text), default=None)  # a headline only says that there is one


def _owns_up(text: str) -> bool:
    head = _HEAD.match(text)
    form = match_form(text)
    if head and match_form(head.group(1)) in _words("head"):
        return True
    return any(phrase in form for phrase in _words("phrase"))


@cache
def _words(kind: str) -> frozenset[str]:
    return wordlists.forms_of("correction_words", kind, "isnad.stories")
