"""Whether a claim is surely read, so that its way may be told: its hands are somebody, and its content is whole."""

import re
from functools import lru_cache

from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import Act, Claim, Form, Link, SourceKind
from isnad.stories.passing.hands import Houses, core_of, is_press
from isnad.stories.somebody import is_somebody, is_verb, listed
from isnad.stories.terms import NAME, PLACE, TERM_BITS, coder

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
        and not _is_heading(claim)
        and not _is_own_hand(claim)
        and not _is_torn(claim)
        and not _judges_somebody(claim)
        and not _has_own_subject(claim, text)
        and not _is_in_relative_clause(claim, text)
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
    if claim.form is not Form.DIRECT or len(claim.content.text.split(maxsplit=_LONGEST_NAME)) > _LONGEST_NAME:
        return False
    words = written_words(claim.content.text)
    if not words:
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
    first, last = match_form(content.text.split(maxsplit=1)[0]), mention.text.split()[-1]
    if first.startswith("ال") and not last.startswith("ال") and " " in mention.text.strip():
        form = match_form(last)  # «وجّه أمير المنطقة أمانة المنطقة بإيقاف»
        return not _CODES[last] & ((NAME | PLACE) << TERM_BITS) and lexicon().is_noun(form)
    return first in _OF_NAMES


def _is_heading(claim: Claim) -> bool:
    """Whether the country before the colon of a headline may be where something happens: «اليمن: هجوم على الحديدة»."""
    if claim.rule != _HEADING:
        return False
    return all(_CODES[word] & (PLACE << TERM_BITS) for word in written_words(claim.chain[0].called))


def _is_own_hand(claim: Claim) -> bool:
    """Whether two hands of a claim are one: «يونهاب» and «وكالة أنباء يونهاب»."""
    if len(claim.chain) == 1:
        return False
    cores = [core_of(link.called) for link in claim.chain if is_press(link) or link.kind is not SourceKind.PERSON]
    return any(core and set(core) <= set(other) for one, core in enumerate(cores) for other in cores[:one]) or any(
        core and set(core) <= set(other) for one, core in enumerate(cores) for other in cores[one + 1 :]
    )


def _is_torn(claim: Claim) -> bool:
    """Whether a content begins with a sign that belongs to what stands before it, or has a second «قائلا» in it."""
    text = claim.content.text
    return text[:1] in ".)،؛" or (claim.form is not Form.DIRECT and _SAYING.search(text) is not None)


_SAYING = re.compile(r"\s(?:قائلا|قائلاً|قائلة|قائلين)\s")


def _judges_somebody(claim: Claim) -> bool:
    """Whether a content is but whom somebody thanks or praises: «شكر محافظ المؤسسة»."""
    if claim.act is not Act.JUDGE or claim.form is Form.DIRECT:
        return False
    word = _first_word(_HONOURS.sub("", claim.content.text[:_OPENING]))
    known = _CODES[word] >> TERM_BITS
    form = match_form(word)
    return form.removeprefix("ال") in listed("he") or bool(known & NAME and not known & PLACE)


_HONOURS = re.compile(r"^(?:(?:معالي|سمو|صاحب|صاحبة|السمو|الملكي|فضيلة|سعادة|جلالة)\s+)+")
_HEADING = "colon in headline"


def _has_own_subject(claim: Claim, text: str) -> bool:
    """Whether a content begins with who does what the verb says: «وحمّل الرئيس الحكومة المسؤولية»، «أعلن العبادي»."""
    content, mention = claim.content, claim.chain[0].mention
    if claim.form is Form.DIRECT or content.start < claim.cue.end or text[claim.cue.end : content.start].strip():
        return False
    before = text[max(claim.cue.start - _NEAR, 0) : claim.cue.start]
    if mention is not None and not _RELATIVE.search(before) and not _ENDS.search(text, mention.start, content.start):
        return False
    word = _first_word(content.text[:_OPENING])
    form = match_form(word)
    if form.removeprefix("ال") in listed("he") and (form.startswith("ال") or " " in content.text):
        return True
    return bool(_CODES[word] & (NAME << TERM_BITS)) and not _CODES[word] & (PLACE << TERM_BITS)


def _first_word(text: str) -> str:
    return next(iter(written_words(text)), "")


def _is_in_relative_clause(claim: Claim, text: str) -> bool:
    """Whether a content of a relative clause goes on behind it: «الهجوم، الذي يقول محللون إنه كذا، المخاوف»."""
    mention = claim.chain[0].mention
    if mention is None or not claim.cue.end <= mention.start < claim.content.start:
        return False
    before = text[max(claim.cue.start - _NEAR, 0) : claim.cue.start]
    return _RELATIVE.search(before) is not None and _COMMA.search(claim.content.text) is not None


_OPENING = 60  # characters
_NEAR = 12  # characters
_RELATIVE = re.compile(r"(?:الذي|التي|الذين)\s+$")
_COMMA = re.compile(r"[،,]")
_ENDS = re.compile(r"[.!؟?\n]")


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


@lru_cache(maxsize=2_000)
def _is_of_her(verb: str) -> bool:
    form = match_form(verb).removeprefix("و").removeprefix("ف")
    return form.endswith("ت") and form not in _ROOTED and lexicon().lemma(form) != form
