"""Whether a claim is surely read, so that its way may be told: its hands are somebody, and its content is whole."""

import re

from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import Claim, Form, Link, SourceKind
from isnad.stories.passing.hands import Houses, is_press
from isnad.stories.somebody import is_somebody, is_verb, listed
from isnad.stories.terms import PLACE, TERM_BITS, coder

_CODES = coder()
_NEXT = 2  # characters between a verb and who stands behind it
_LONGEST_NAME = 7  # words
_BESIDE = 70  # characters
_TITLE = re.compile(r"ال\w+")
_ROOTED = frozenset(["لفت", "ثبت", "اثبت", "سكت", "صوت", "بات", "نعت", "التفت", "بت"])  # the «ت» is their own
_OF_NAMES = frozenset(
    map(
        match_form,
        [
            "العام",
            "العامة",
            "الأعلى",
            "العليا",
            "الوطني",
            "الوطنية",
            "الملكي",
            "الرسمي",
            "الأمني",
            "الدولي",
            "الدولية",
            "المركزي",
            "الإعلامي",
        ],
    )
)


def is_sure(claim: Claim, text: str, houses: Houses) -> bool:
    """Whether a claim is surely read: its hands are somebody, and its content is not cut behind «و»."""
    return (
        _are_all_somebody(claim, houses)
        and all(_is_so_called(link, text) for link in claim.chain)
        and not _has_second_speaker(claim)
        and not _is_cut(claim)
        and not _is_name_of_body(claim)
        and not _is_of_pronoun(claim)
    )


def _are_all_somebody(claim: Claim, houses: Houses) -> bool:
    """Whether every hand of a claim has a name that can be somebody's; those of houses are known."""
    return all(houses.of_name(link.called) or is_somebody(link) for link in claim.chain) and not _is_said_of_him(claim)


def _is_so_called(link: Link, text: str) -> bool:
    """Whether a person whom a claim calls by a role («المتحدث») is called so beside his name in the text.

    The reading of claims takes the one who was named last; who is called otherwise there is another.
    """
    words = link.mention.text.split() if link.mention is not None else []
    if link.kind is not SourceKind.PERSON or not words or not set(words).isdisjoint(link.name.split()):
        return True
    word = words[0]
    if not _TITLE.fullmatch(word):
        return True
    near = rf"{re.escape(word.removeprefix('ال'))}\W"
    for match in re.finditer(re.escape(link.name.split()[-1]), text):
        beside = text[max(match.start() - _BESIDE, 0) : match.end() + _BESIDE]
        if re.search(near, beside):
            return True
    return False


def _is_name_of_body(claim: Claim) -> bool:
    """Whether a quotation is but a name in quotation marks: «المرصد السوري لحقوق الإنسان»."""
    words = written_words(claim.content.text)
    if claim.form is not Form.DIRECT or not words or len(words) > _LONGEST_NAME:
        return False
    forms = [match_form(word) for word in words]
    return forms[0].removeprefix("ال") in listed("body") and not any(map(is_verb, words, forms))


def _has_second_speaker(claim: Claim) -> bool:
    """Whether a content begins with one who says it too: «اتهمت موسكو ودمشق المعارضة»."""
    content = claim.content
    if claim.form is not Form.INDIRECT or claim.cue.end > content.start or not content.text.startswith("و"):
        return False
    first = content.text.split(maxsplit=1)[0]
    return first.startswith("وال") or bool(_CODES[first[1:]] & (PLACE << TERM_BITS))


def _is_cut(claim: Claim) -> bool:
    """Whether a content begins with what belongs to the name before it: «أكدت الهيئة العامة للطيران»."""
    mention, content = claim.chain[0].mention, claim.content
    if mention is None or not mention.end <= content.start <= mention.end + 1:
        return False
    return match_form(content.text.split(maxsplit=1)[0]) in _OF_NAMES


def _is_of_pronoun(claim: Claim) -> bool:
    """Whether somebody tells of another by a pronoun alone: «قال دبلوماسيون إن واشنطن منعت بيانا يدعو إلى كذا»."""
    if not claim.chain[1:] or is_press(claim.chain[1]):
        return False
    return claim.chain[0].mention is None and claim.chain[0].kind is not SourceKind.PERSON


def _is_said_of_him(claim: Claim) -> bool:
    """Whether a man stands behind a verb of «she»: «دعت رئيس البلاد إلى» is said to him, by a woman named before."""
    mention = claim.chain[0].mention
    verb = claim.cue.text.rpartition(" ")[2]
    if mention is None or not claim.cue.end < mention.start <= claim.cue.end + _NEXT or not _is_of_her(verb):
        return False
    words = written_words(match_form(mention.text))
    return bool(words) and words[0].removeprefix("ال") in listed("he") and not mention.text.endswith("ات")


def _is_of_her(verb: str) -> bool:
    form = match_form(verb).removeprefix("و").removeprefix("ف")
    return form.endswith("ت") and form not in _ROOTED and lexicon().lemma(form) != form
