"""Where one says that there was none of a thing, and another tells of one: «لم نتلق أي بلاغ» and «ورد بلاغان»."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeAlias

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.model import Act
from isnad.stories.opposing.agreement import disagreement
from isnad.stories.opposing.clauses import Piece, clauses, piece_of
from isnad.stories.opposing.differing import PLANNED, Contrary, may_contradict
from isnad.stories.opposing.hearing import sentence_start
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.objects import is_deed
from isnad.stories.opposing.readings import ANY, Reading
from isnad.stories.opposing.speakers import same_speaker, speaker_words
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word, has_noun, words_of
from isnad.stories.terms import NAME, NUMBER, PLACE

_WITHIN = timedelta(days=20)
_AFTER = 4  # words from a particle to the «any» of what there is none
_OF_ONE_HOUSE = 2  # words that the name of one source and the sentence of the other share
_BESIDE = 4  # words between a thing and what tells that there was one
_REMEMBERED = 4_000  # clauses
_LOOKED_AT = 30  # claims that are compared for one thing: the oldest
_FRONTS = ("و", "ال", "وال", "بال", "لل", "ب", "ل")
_ADMITTING = frozenset(["أقر", "اعترف", "أفصح", "سلم"])  # lemmas
_LATER = timedelta(hours=12)  # from a denial of any to the admission of one
_NO = frozenset(["لا", "ولا", "فلا"])
_HERS = frozenset(["له", "لها", "لهم", "لهما", "لهن"])
_ABOUT = frozenset(["عن", "وعن", "بشان", "وبشان", "بخصوص", "وبخصوص", "حول", "وحول", "اما"])
_FREE = frozenset(["خال", "خالي", "خاليه", "خاليا", "خلو", "تخلو", "يخلو"])
_SIGNED = frozenset(["وقع", "وقعت", "ابرم", "ابرمت", "توصل", "توصلت", "توقيع", "ابرام", "وقعا"])
_TELLING = frozenset(["fault", "report", "germ", "drug", "crack", "leak"])  # what one other word tells enough of
_EVENT, _TALK, _AGREED = "event", "talk", "agree"
_RECEIVED = re.compile("[ون]?[يتنا]?تلق")
_TAKING = frozenset(["تعاطيه", "تعاطيها", "تعاطيهم", "تعاطي", "تناول", "تناوله"])


@dataclass(frozen=True, slots=True)
class _Absence:
    """A clause that says that there was none of a thing."""

    statement: Statement
    piece: Piece
    heads: tuple[Word, ...]  # of what there was none
    beside: tuple[Word, ...]  # what is said of it
    led: bool = False  # whether the sentence names it, and the clause only by a pronoun
    listed: bool = False  # whether it is one of several: «لا خفض ولا تمديد»


_There: TypeAlias = tuple[Piece, Word, Word]  # a clause, what there is none of elsewhere, what tells here of one


def belied(found: Sequence[Statement], index: Index, weights: Weights) -> Iterator[Contrary]:
    """The pairs of claims of which one says that there was none of what the other tells of."""
    missing = [each for statement in found for each in _absences(statement) if index.is_own(statement, each.piece)]
    by_mark: defaultdict[str, list[Statement]] = defaultdict(list)
    wanted = frozenset(mark for absence in missing for head in absence.heads for mark in _looked_up(head))
    marked: dict[Reading, frozenset[str]] = {}
    for statement in found:
        if statement.claim.act is not Act.DENY:
            marks = marked.get(statement.reading)
            if marks is None:
                marks = wanted.intersection([mark for word in statement.words for mark in _marks(word)])
                marked[statement.reading] = marks
            for mark in marks:
                by_mark[mark].append(statement)
    there: dict[tuple[Reading, Word], Word | None] = {}
    telling: dict[tuple[Word, ...], list[tuple[Statement, list[_There]]]] = {}
    for absence in missing:
        heads = absence.heads
        if heads not in telling:
            near = {each for head in heads for mark in _looked_up(head) for each in by_mark.get(mark, ())[:_LOOKED_AT]}
            looked = ((each, _told(each, heads, there)) for each in sorted(near, key=lambda each: each.order))
            telling[heads] = [(each, told) for each, told in looked if told]
        for other, told in telling[heads]:
            pair = _contrary(absence, other, told, index, weights)
            if pair is not None:
                yield pair


def _told(other: Statement, heads: Sequence[Word], known: dict[tuple[Reading, Word], Word | None]) -> list[_There]:
    """Where a claim tells that there was one of some things."""
    found = []
    for piece in other.pieces:
        for head in heads:
            key = (piece.reading, head)
            if key not in known:
                known[key] = _there(piece, head) if piece.reading.asserts else None
            there = known[key]
            if there is not None:
                found.append((piece, head, there))
    return found


def _absences(statement: Statement) -> Iterator[_Absence]:
    if statement.claim.act is Act.DENY and statement.by_verb:
        piece = statement.pieces[0]
        heads = tuple(word for word in piece.words if "drug" in _groups(word))
        if piece.words and piece.words[0].form in _TAKING and heads:
            yield _Absence(statement, piece, heads, piece.words)
        return
    if not (statement.negates or statement.claim.act is Act.DENY):
        return
    for span in clauses(statement.claim.content):
        piece = piece_of(span, statement.readings)
        led = _led(statement, piece.words)
        heads = led or _none_of(piece.words)
        listed = sum(one.form in _NO and is_deed(other.form) for one, other in pairwise(piece.words)) > 1
        # «لا سبب لأن لا تكون», but «لم تتلق أي عرض ولم تكلف أي بنك».
        turned = sum(word.negates == "particle" and not word.form.startswith("و") for word in piece.words)
        if heads and (listed or turned < 2):
            yield _Absence(statement, piece, heads, piece.words, led=bool(led), listed=listed)


@lru_cache(maxsize=_REMEMBERED)
def _none_of(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """What there is none of: «لم ... أي بلاغ»، «لا خفض ولا تمديد»، «خالية من أي بكتيريا»."""
    found: list[Word] = []
    listed: list[Word] = []
    for at, word in enumerate(words):
        after = words[at + 1 : at + 1 + _AFTER]
        if word.negates == "particle":
            place = next((near for near, each in enumerate(after[:-1]) if each.form in ANY), None)
            if place is not None and after[place + 1].form != "من":
                found.append(after[place + 1])
            elif word.form in _NO and after and is_deed(after[0].form):
                listed.append(after[0])
        elif word.form in _FREE and len(after) > 1 and after[0].form == "من":
            found.append(after[1 + (after[1].form in ANY and len(after) > 2)])
    return (*found, *listed) if len(listed) > 1 else tuple(found)


def _led(statement: Statement, words: Sequence[Word]) -> tuple[Word, ...]:
    """«وعن القطارات العشرة، أكد أنه لا وجود لها»: what the sentence begins with."""
    if len(words) < 3 or words[0].form not in _NO or words[1].lemma != "وجود" or words[2].form not in _HERS:
        return ()
    cue = statement.claim.cue.start
    lead = words_of(statement.text[sentence_start(statement.text, cue) : cue])
    if not lead or lead[0].form not in _ABOUT:
        return ()
    return tuple(word for word in lead[1:3] if word.tells and not word.kinds & NUMBER)[:1]


def _contrary(
    absence: _Absence, other: Statement, told: Sequence[_There], index: Index, weights: Weights
) -> Contrary | None:
    missing = absence.statement
    denied = missing.by_verb
    admitted = _admits(missing, other)
    if not denied and not admitted and not may_contradict(missing, other, within=_WITHIN):
        return None
    if denied and (other.order < missing.order or other.claim.hedged):
        return None
    if not admitted and _is_of_others(absence, other):
        return None
    for piece, head, there in told:
        if not index.is_own(other, piece):
            continue
        shared = _shared(absence, head, other.words if absence.led else _sentence_of(other, piece), weights)
        enough = len(shared) >= (1 if _groups(head) & _TELLING or absence.led or absence.listed or admitted else 2)
        if (shared and enough and (_groups(head) or absence.led or absence.listed)) or _is_of_both(
            missing, other, there, head
        ):
            return _pair(absence, head, other, piece, shared)
    return None


def _admits(missing: Statement, other: Statement) -> bool:
    """Whether a source that said that there was none admits later that there was: «أقرت بتلقي خطاب»."""
    if other.claim.lemma not in _ADMITTING or other.told.at - missing.told.at < _LATER:
        return False
    return same_speaker(missing.speaker, other.speaker) and missing.is_heard and other.is_heard


def _is_of_others(absence: _Absence, other: Statement) -> bool:
    """Whether others did what one is said not to have done: «قطر لم تقدم أي إشعار» and what the Emirates handed in.

    Or whether both received: «لم نتلق أي بلاغ» is not belied by reports that somebody else received.
    """
    words, first = absence.piece.words, min(absence.piece.negated, default=0)
    if any(_received(word) for word in words) and any(_received(word) for word in other.words):
        return True
    doers = [word for word in words[:first] if word.kinds & (NAME | PLACE) and not word.axes]
    said = {key for word in other.words for key in word.keys}
    return bool(doers) and not any(said.intersection(word.keys) or word.names & other.speaker for word in doers)


def _received(word: Word) -> bool:
    """«تلقت»، «تتلق»، «نتلقى»."""
    return _RECEIVED.match(word.form) is not None


def _shared(absence: _Absence, head: Word, said: Sequence[Word], weights: Weights) -> tuple[Word, ...]:
    """What is said of the thing there is none of, and of the one there is."""
    keys = {key for word in said for key in word.keys}
    return tuple(word for word in absence.beside if word is not head and weights.of(word) and has_noun(keys, word))


def _sentence_of(statement: Statement, piece: Piece) -> tuple[Word, ...]:
    """The words of the sentence that a clause stands in, up to its end."""
    start = sentence_start(statement.text, piece.span.start)
    return words_of(statement.text[start : piece.span.end])


def _there(piece: Piece, head: Word) -> Word | None:
    """Which word of a clause tells that there was one of a thing."""
    wanted = frozenset(_looked_up(head))
    if all(wanted.isdisjoint(_marks(word)) for word in piece.words):
        return None
    for at, word in enumerate(piece.words):
        before = piece.words[max(0, at - _BESIDE) : at]
        if at in piece.negated or any(each.negates or each.lemma in PLANNED for each in before):
            continue
        near = piece.words[max(0, at - _BESIDE) : at + _BESIDE + 1]
        if word.key == head.key or _groups(word) & _groups(head):
            # «بلاغين»: its form says how many.
            if word.form.endswith("ين") or any(_tells_of_event(each) for each in near if each is not word):
                return word
        elif any(f"{kind}!" in _groups(word) for kind in _groups(head)):
            return word  # «أبلغنا الوزارة»
        elif _TALK in _groups(head) and _AGREED in _groups(word) and any(each.form in _SIGNED for each in near):
            return word
    return None


def _tells_of_event(word: Word) -> bool:
    return bool(word.kinds & NUMBER) or _EVENT in _kinds_of(word.form)


def _is_of_both(missing: Statement, other: Statement, there: Word, head: Word) -> bool:
    """Whether no talks and an agreement are of one house: the two sources have a name in common."""
    if _AGREED not in _groups(there) or head.key == there.key:
        return False
    cue = missing.claim.cue.start
    lead = speaker_words(missing.text[sentence_start(missing.text, cue) : cue])
    return len((missing.speaker | lead) & other.speaker) >= _OF_ONE_HOUSE


def _pair(absence: _Absence, head: Word, other: Statement, piece: Piece, shared: tuple[Word, ...]) -> Contrary:
    missing = absence.statement
    first, second = sorted(((missing, absence.piece), (other, piece)), key=lambda each: each[0].order)
    doubt = disagreement(first[1].span.text, second[1].span.text)
    return Contrary(first[0], first[1], second[0], second[1], shared, (head,), doubt)


@lru_cache(maxsize=20_000)
def _looked_up(head: Word) -> tuple[str, ...]:
    kinds = _groups(head)
    return (*_marks(head), *(f"{kind}!" for kind in kinds), *((_AGREED,) if _TALK in kinds else ()))


@lru_cache(maxsize=100_000)
def _marks(word: Word) -> tuple[str, ...]:
    return (*word.keys, *_groups(word))


def _groups(word: Word) -> frozenset[str]:
    """The kinds of things that a noun names."""
    return _kinds_of(word.form) - {_EVENT}


@lru_cache(maxsize=50_000)
def _kinds_of(form: str) -> frozenset[str]:
    bares = (form, *(form.removeprefix(front) for front in _FRONTS if form.startswith(front)))
    found = next((kinds for bare in bares if (kinds := _kinds().get(bare))), frozenset())
    # «الحذر» is no «حذر من».
    return frozenset(kind for kind in found if not kind.endswith("!")) if form.startswith(("ال", "وال")) else found


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, kind in wordlists.rows("absence_words", "isnad.stories"):
        found[match_form(word)].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}
