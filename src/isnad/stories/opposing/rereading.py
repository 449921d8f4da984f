"""Denials read again: who denies, and where what is denied begins.

The reading of claims serves all verbs alike. Behind «نفى» stands first who denies and then what, with nothing between
them; where the one ends shows only in the kind of word that the other begins with: «أن»، «أي»، «ما»، a noun for what
was said («الأنباء»), a verbal noun («وجود»، «تورطه»). A denial in which that cannot be found is not one to be shown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from isnad.model import Act, Claim, Link, Span
from isnad.stories.opposing.naming import bare_name, names_somebody
from isnad.stories.opposing.objects import (
    FRONTS,
    WHICH,
    Written,
    begins_object,
    is_pointing,
    is_said,
    is_told,
    tells_of_telling,
    told_words,
    written,
)
from isnad.stories.opposing.speakers import same_speaker, speaker_words
from isnad.stories.opposing.words import words_of
from isnad.stories.terms import NAME, PLACE

DENYING = frozenset(["نفى", "أنكر", "فند", "كذب"])
_STOP = re.compile(r"[\n؛؟!]|\.(?=\s|$)")
_CLAUSE_END = re.compile(r"[\n؛؟!،,»”]|\.(?=\s|\.|$)|\s[-–—]\s")
_TURN = re.compile(r"[\n؛؟!]|\.(?=\s|$)|\s(?:و?لكن|إلا أن|غير أن|بيد أن|فيما|بينما|في حين)")
_FARTHEST = 24  # words from the verb to what is denied
_LONGEST_NAME = 4  # words
_LONGEST = 30  # words of what is denied
_HAD = frozenset(["قد", "كان", "كانت"])
_QUOTED = frozenset(['"', "«", "“"])
_LONGEST_DOCUMENT = 4  # words: «تقرير من مختبر خاص»
_SENTENCE = 500  # code points, as far back as the beginning of a sentence is looked for
_BEFORE = 40  # code points
_TOLD_TO_THAT = 12  # words from «ادعاءات» or «ما» to the «بأنه» of what was claimed
_ADDING = frozenset(
    ["موكدا", "موكده", "موكدين", "قايلا", "قايله", "مضيفا", "مضيفه", "مشيرا", "مشيره", "معتبرا", "معتبره"]
)
_THAT = frozenset(["ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم", "اننا", "اني", "انني", "انهما"])
# Behind these a verb without a subject has the one of the sentence before.
_GOES_ON = frozenset(
    ["لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم", "كما", "انه", "انها", "انهم", "وقد", "فقد"]
)
_GOES_ON |= frozenset(
    ["اذ", "ثم", "وكان", "كان", "كانت", "وكانت", "حيث", "وانه", "وانها", "وهو", "وهي", "فانه", "فانها"]
)


def reread(claim: Claim, before: Claim | None, text: str) -> Claim | None:
    """A denial by its verb, with who denies and what is denied as they are found now; None where they are not.

    `before` is the claim that begins last before it. Any other claim as it is.
    """
    if claim.act is not Act.DENY or claim.lemma not in DENYING or not claim.rule.startswith(("phrase", "that")):
        return _of_document(claim, text)
    mention = claim.chain[0].mention
    if mention is not None and _stands_between(mention, claim, text):
        return claim  # «الوزارة تنفي "واقعة" ...»: no noun tells where it begins
    words = _behind(claim, text)
    named = range(mention.start, mention.end) if mention is not None else range(0)
    at = next((at for at in _outside(words) if begins_object(words, at, named=words[at].start in named)), None)
    if at is None or any(word.form in _ADDING for word in words[:at]):
        return None  # «نفت بشكل قاطع مؤكدة أن»
    speaker = _denier(claim, before, text, words[:at], words[at].start)
    content = _content(claim, text, words, at)
    if speaker is None or content is None:
        return None
    hands = [replace(link, name=bare_name(link.called)) for link in claim.chain[1:] if _passes(link, claim, text)]
    return replace(claim, content=content, chain=(speaker, *hands))


def _stands_between(mention: Span, claim: Claim, text: str) -> bool:
    """Whether only the verb, with «قد», stands between who denies and what is denied, which a quotation begins."""
    return (
        _goes_before(mention, claim, text)
        and claim.cue.end <= claim.content.start
        and text[claim.cue.end : claim.content.start + 1].strip() in _QUOTED
    )


def _goes_before(mention: Span, claim: Claim, text: str) -> bool:
    """Whether words go right before the verb of a claim: «الوزارة تنفي»، «الوزير كان قد نفى»."""
    return mention.end <= claim.cue.start and set(text[mention.end : claim.cue.start].split()) <= _HAD


def _of_document(claim: Claim, text: str) -> Claim:
    """A claim without a subject, of what stands before its verb if that tells: «تقارير صحفية تفيد بأنها»."""
    if claim.chain[0].mention is not None or claim.cue.start >= claim.content.start:
        return claim
    start = max(0, claim.cue.start - _BEFORE)
    if told_words().search(text, start, claim.cue.start) is None:
        return claim
    before = list(written(text, start, claim.cue.start))[-_LONGEST_DOCUMENT:]
    head = next(
        (word for word in before if tells_of_telling(word.form) and not word.form.startswith(("ال", "ما"))), None
    )
    if head is None or before[-1].breaks or _STOP.search(text, head.start, claim.cue.start):
        return claim
    start = head.start + (head.form[:1] in {"ب", "ل"})
    name = text[start : before[-1].end]
    return replace(claim, chain=(replace(claim.chain[0], mention=Span(name, start, before[-1].end), name=name),))


def _passes(link: Link, claim: Claim, text: str) -> bool:
    """Whether a hand is that of the denial: it stands in its sentence, and nothing turns against it between them."""
    if link.mention is None or not names_somebody(link.called):
        return False
    start, end = sorted((link.mention.start, claim.cue.start))
    return _TURN.search(text, start, end) is None


def _outside(words: Sequence[Written]) -> Iterator[int]:
    """The numbers of the words outside relative clauses: «الحكومة، التي تتلقى دعما، ...»."""
    within = False
    for at, word in enumerate(words):
        within = within or (word.form.removeprefix("و") in WHICH and at > 0 and words[at - 1].breaks)
        if not within:
            yield at
        within = within and not word.breaks


def _behind(claim: Claim, text: str) -> list[Written]:
    """The words of the sentence behind the verb."""
    stop = _STOP.search(text, claim.cue.end)
    return list(written(text, claim.cue.end, stop.start() if stop else len(text)))[:_FARTHEST]


def _denier(claim: Claim, before: Claim | None, text: str, between: Sequence[Written], end: int) -> Link | None:
    """Who denies; `between` are the words from the verb to what is denied, which begins at `end`."""
    link = claim.chain[0]
    mention, cut = link.mention, ""
    if mention is not None and mention.start >= claim.cue.end:
        mention, cut = _cut(mention, end)
    subject = _subject(between)
    elsewhere = mention is None or (mention.end <= claim.cue.start and not _goes_before(mention, claim, text))
    if subject and (mention is None or elsewhere or not mention.text):
        name = bare_name(text[subject[0].start : subject[-1].end])
        link = replace(link, mention=Span(name, subject[0].start, subject[0].start + len(name)), name=name)
    elif mention is None:
        if not _goes_on(claim, text):
            return None
        inherited = _inherited(claim, before, text)
        if inherited is None:
            return None
        link = inherited
    elif not mention.text or _is_of_another(claim, text):
        return None
    else:
        apposed = _apposed(between, mention.end, text)
        name = link.name if _is_named(link.name, mention.text) and not (cut and cut in link.name) else ""
        link = replace(link, mention=mention, name=apposed or name)
    return next((replace(link, name=name) for name in _names(link) if names_somebody(name)), None)


def _inherited(claim: Claim, before: Claim | None, text: str) -> Link | None:
    """Who denies by a verb without a subject: whom the reading has, if he is named in the same sentence or speaks just
    before, or who speaks before in the same sentence."""
    link = claim.chain[0]
    start = sentence_start(text, claim.cue.start)
    if is_inherited(link, text, claim.cue.start):
        return link
    if before is None or "\n" in text[before.cue.start : claim.cue.start]:
        return None
    if same_speaker(speaker_words(before.chain[0].called), speaker_words(link.called)):
        return link
    return before.chain[0] if before.chain[0].mention is not None and before.cue.start >= start else None


def is_inherited(link: Link, text: str, place: int) -> bool:
    """Whether a source is named in the sentence before a place in it: by half of its words."""
    start = sentence_start(text, place)
    called = speaker_words(link.called)
    return 2 * len(called & speaker_words(text[start:place])) >= len(called) > 0


def sentence_start(text: str, place: int) -> int:
    """Where the sentence around a place begins, or so far back as that is looked for."""
    first = max(0, place - _SENTENCE)
    return max((match.end() for match in _STOP.finditer(text, first, place)), default=first)


def _is_named(name: str, mention: str) -> bool:
    """Whether a name may be of who is mentioned so: it has one of the words, or there is but one, and no name."""
    if "باسم" in name:
        return False  # a spokesman's title without its first word
    if mention in name:
        return all(word.kinds & NAME for word in words_of(name.replace(mention, " ")))
    named, called = speaker_words(name), speaker_words(mention)
    if len(called) == 1:
        return bool(named & called) or not any(word.kinds & (NAME | PLACE) for word in words_of(mention))
    return bool(named & called) and all(word.kinds & NAME for more in named - called for word in words_of(more))


def called_here(link: Link) -> Link:
    """A source with the name that its place gives it, where the reading took another's: «زعيم كوريا الشمالية»."""
    if link.mention is not None and link.name and not _is_named(link.name, link.mention.text):
        return replace(link, name=bare_name(link.mention.text))
    return replace(link, name=bare_name(link.called))


def _names(link: Link) -> Iterator[str]:
    """What a source may be called, the fullest first."""
    yield bare_name(link.called)
    if link.mention is not None:
        yield bare_name(link.mention.text)


def _cut(mention: Span, end: int) -> tuple[Span, str]:
    """A name without what is denied, which begins at `end`, and the first word that was cut off."""
    kept = mention.text[: max(0, end - mention.start)].rstrip(' \u00a0،,«"“(') if mention.end > end else mention.text
    kept = bare_name(kept)
    left = mention.text[len(kept) :].split()
    return Span(kept, mention.start, mention.start + len(kept)), left[0] if left else ""


def _apposed(between: Sequence[Written], start: int, text: str) -> str:
    """The name that follows a title between commas: «المتحدث باسم الفصيل، ثاني أبرز الفصائل، وائل علوان»."""
    after = [word for word in between if word.start >= start]
    cuts = [at + 1 for at, word in enumerate(after[:-1]) if word.breaks]
    last = after[cuts[-1] :] if cuts else after if text[start : start + 2].strip() in {"،", ","} else []
    named = 1 < len(last) <= _LONGEST_NAME and all(word.kinds & NAME and not word.is_adverb for word in last)
    return text[last[0].start : last[-1].end] if named else ""


def _subject(between: Sequence[Written]) -> list[Written]:
    """The words that name who denies, behind the verb: names and words with the article, up to an adverb."""
    found: list[Written] = []
    for word in between:
        if word.form in FRONTS or word.bare.startswith("لـ") or word.form.startswith("لل"):
            break
        if word.is_adverb:
            if found:
                break
            continue
        found.append(word)
        if word.breaks:
            break
    return found if any(word.is_definite or word.kinds & (NAME | PLACE) for word in found) else []


def _goes_on(claim: Claim, text: str) -> bool:
    """Whether a verb without a subject may have the one of what was said before."""
    if "participle" in claim.rule or claim.cue.text.startswith(("و", "ف")):
        return True
    before = list(written(text, max(0, claim.cue.start - _BEFORE), claim.cue.start))
    between = text[before[-1].end : claim.cue.start] if before else ""
    return not before or _STOP.search(between) is not None or before[-1].form in _GOES_ON


def _is_of_another(claim: Claim, text: str) -> bool:
    """Whether the verb is of «والذي», which may be of anybody before."""
    before = list(written(text, max(0, claim.cue.start - _BEFORE), claim.cue.start))
    return bool(before) and before[-1].form[:1] == "و" and before[-1].form[1:] in WHICH


def _content(claim: Claim, text: str, words: Sequence[Written], at: int) -> Span | None:
    """What is denied: from the word that begins it on."""
    content, first = claim.content, words[at]
    if claim.rule.startswith("that"):
        gap = [word for word in words[at:] if word.end <= content.start]
        if first.form in _THAT and len(gap) == 1:
            return content
        if is_said(first) and len(gap) <= _TOLD_TO_THAT and (not gap or gap[-1].form in _THAT):
            return content
    start = words[at + 1].start if first.form in _THAT and at + 1 < len(words) else first.start
    if is_pointing(first):
        return _cut_short(text, words[at:])
    if start == content.start:
        return content
    end = content.end if content.start <= start < content.end else _clause_end(text, start)
    kept = text[start:end].rstrip(" \u00a0،,؛")
    kept += text[start + len(kept)] if kept.count('"') % 2 and text[start + len(kept) :][:1] == '"' else ""
    return Span(kept, start, start + len(kept)) if kept else None


def _cut_short(text: str, words: Sequence[Written]) -> Span:
    """Of «هذه الاتهامات، إلا أن الوكالة أعلنت...» the accusations."""
    kept = words[:2] if len(words) > 1 and (is_told(words[1]) or words[1].form.startswith("ال")) else words[:1]
    if words[0].form in {"ذلك", "ذاك"} or words[0].breaks:
        kept = words[:1]
    return Span(text[kept[0].start : kept[-1].end], kept[0].start, kept[-1].end)


def _clause_end(text: str, start: int) -> int:
    """Where a clause ends, and at most so many words on."""
    stop = _CLAUSE_END.search(text, start)
    end = stop.start() if stop else len(text)
    words = [word for _, word in zip(range(_LONGEST), written(text, start, end), strict=False)]
    return words[-1].end if words else end
