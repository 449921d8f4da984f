"""Voices: statements by their speakers, each once, however often and wherever it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from isnad.model import Act, Link, Stance, Voice, Words
from isnad.stories.opposing.one_voice import are_one
from isnad.stories.opposing.speakers import same_speaker, speaker_words
from isnad.stories.opposing.statements import Statement, is_same_copy
from isnad.stories.opposing.words import words_of
from isnad.stories.sure import may_be_set_against
from isnad.stories.terms import NAME, PLACE

_MOST_AGAIN = 20  # other places that are named


@dataclass(frozen=True, slots=True)
class Speaking:
    """A voice and the statement it was first heard in."""

    voice: Voice
    first: Statement
    orders: frozenset[int]  # places of all statements that it stands for


def stance_of(statement: Statement, *, against: bool) -> Stance:
    """How a statement stands to the proposition; `against` where it was found on the side of who deny it."""
    if against:
        return Stance.DOUBTS if statement.doubts else Stance.DENIES
    return Stance.CONFIRMS if statement.claim.act is Act.CONFIRM else Stance.CLAIMS


def voices(found: Sequence[Statement], *, against: bool) -> list[Speaking]:
    """The voices of one side, oldest first: what a source says again adds none, nor does a copy."""
    heard: list[tuple[Statement, list[Statement]]] = []
    for statement in sorted({each.order: each for each in found}.values(), key=lambda each: each.order):
        said = next((said for first, said in heard if _is_one(first, statement)), None)
        if said is None:
            heard.append((statement, [statement]))
        else:
            said.append(statement)
    return [_speaking(said, against=against) for _, said in heard]


def _is_one(first: Statement, other: Statement) -> bool:
    """Whether two statements of one side are of one source."""
    if same_speaker(first.speaker, other.speaker) or are_one(_called(first), _called(other)):
        return True
    # An unnamed source within one text, or a copy of it, is taken for one.
    return is_same_copy(first, other) and (not first.speaker or not other.speaker)


def _called(statement: Statement) -> str:
    return statement.claim.chain[0].called


def _speaking(said: Sequence[Statement], *, against: bool) -> Speaking:
    # What is surely read goes before what is not.
    sure = [each for each in said if may_be_set_against(each.claim)] or said
    first = sure[0]
    # The fullest name that it is given anywhere is what to call it.
    named = max(sure, key=lambda each: (len(each.speaker), -each.order))
    # Of one article, its text says it better than its headline.
    shown = max((each for each in sure if each.told is first.told), key=_fit)
    chain = tuple(map(called_here, shown.claim.chain))
    more = named.speaker - shown.speaker
    if named.speaker > shown.speaker and _is_name(more) and not _joins(named.claim.chain[0].called, more):
        chain = (replace(chain[0], name=called_here(named.claim.chain[0]).called), *chain[1:])
    again: dict[tuple[str, int], Words] = {}
    for each in said:
        if each is not shown and (each.told is first.told or not is_same_copy(first, each)):
            words = each.place(each.shown)
            again.setdefault((words.article, words.span.start), words)
    voice = Voice(
        stance=stance_of(shown, against=against),
        act=shown.claim.act,
        words=shown.place(shown.shown),
        cue=shown.place(shown.claim.cue),
        chain=chain,
        at=first.told.at,
        publisher=first.told.placed.publisher,
        again=tuple(again.values())[:_MOST_AGAIN],
        sure=may_be_set_against(shown.claim),
    )
    return Speaking(voice, shown, frozenset(each.order for each in said))


def called_here(link: Link) -> Link:
    """A source with the name that its place gives it, where the reading took another's: «زعيم كوريا الشمالية»."""
    if link.mention is not None and link.name and not _may_be_of(link.name, link.mention.text):
        return replace(link, name=_less_to(link.mention.text))
    return replace(link, name=_in_full(link))


def _in_full(link: Link) -> str:
    """What a source is called; of a forename alone, with the words of the name that follow it where it is mentioned."""
    called = link.called
    if link.mention is None or " " in called or not any(word.kinds & NAME for word in words_of(called)):
        return called
    words = link.mention.text.split()
    place = words.index(called) if called in words else 0
    return " ".join(words[place:]) if place and place + 1 < len(words) else called


def _less_to(mention: str) -> str:
    """A mention without «ل» before it: «وفقا لمصادر»."""
    mention = mention.replace("_", " ").strip("# ")
    first, rest = words_of(mention.split(" ")[0]), words_of(mention[1:].split(" ")[0])
    joined = mention.startswith("ل") and first and not first[0].lemma.startswith("ل") and not first[0].kinds & NAME
    if not joined or not rest:
        return mention
    return f"ال{mention[2:]}" if mention.startswith("لل") else mention[1:]


def _may_be_of(name: str, mention: str) -> bool:
    """Whether a name may be of who is mentioned so: it has one of the words, or there is but one, and no name."""
    if name[: -len("ون")] == mention[: -len("ين")]:
        return True  # «المعنيون» of «المعنيين»
    if mention[1:] == name and mention[0] in "ولب":
        return True  # «وروسيا تنفي»
    if mention in name:
        return all(word.kinds & NAME for word in words_of(name.replace(mention, " ")))
    named, called = speaker_words(name), speaker_words(mention)
    if len(called) == 1:
        return bool(named & called) or not any(word.kinds & (NAME | PLACE) for word in words_of(mention))
    return bool(named & called) and all(word.kinds & NAME for more in named - called for word in words_of(more))


def _joins(name: str, more: frozenset[str]) -> bool:
    """«الولايات المتحدة وفرنسا»: whether a name has another beside it by «و», and is no fuller name of one."""
    return any(word.startswith("و") and speaker_words(word[1:]) & _without_and(more) for word in name.split()[1:])


def _without_and(words: frozenset[str]) -> frozenset[str]:
    return words | {word.removeprefix("و") for word in words}


def _is_name(words: frozenset[str]) -> bool:
    """Whether all that a fuller name has more are words of names."""
    return all(word.kinds & NAME for more in words for word in words_of(more))


def _fit(statement: Statement) -> tuple[bool, bool, int]:
    """How fit a statement is to be shown for its voice: a denial by itself, in the text, early."""
    in_text = statement.claim.content.start > len(statement.told.article.title)
    return statement.claim.act is Act.DENY, in_text, -statement.order
