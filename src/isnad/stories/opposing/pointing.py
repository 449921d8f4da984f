"""Denials that only point at what they deny, joined to the claim that stands just before them."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import product

from isnad.model import Act, Join
from isnad.stories.opposing.accusing import charged
from isnad.stories.opposing.agreement import disagreement
from isnad.stories.opposing.differing import Contrary, may_contradict
from isnad.stories.opposing.index import NO_CLAIM, Index
from isnad.stories.opposing.objects import written
from isnad.stories.opposing.references import SAYS_UNTRUE, points, refers
from isnad.stories.opposing.statements import ASSERTING, Statement
from isnad.stories.opposing.tying import Tied, may_be_denied
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word, same_noun
from isnad.stories.terms import NAME, PLACE

_FAR = 400  # code points within which a denial answers what stands before it
_BETWEEN = 9  # words between a claim and the denial that points at it
_STOP = re.compile(r"\n+|\.(?=\s|$)|[؟!؛]")
_REPLIES = frozenset(["رد"])
_CHARGES = frozenset(
    ["المزاعم", "الاتهامات", "التهم", "الادعاءات", "الاتهام", "الادعاء", "التهمه"]
)  # what they point at lays something to somebody's charge
_ALLEGING = frozenset(["زعم", "ادعى", "شكا", "اشتكى"])  # lemmas of verbs that lay something to a charge
_EARLY = 6  # words of a claim among which it names whom it is about
OF_TIME = frozenset(
    ["العام", "الاسبوع", "الشهر", "اليوم", "الصيف", "الموسم", "الوقت", "المساء", "الصباح", "السنه", "الليله", "المره"]
)  # «هذا العام» points at nothing said
_FIRST = 3  # words of a denial among which «this» stands
_HEADS = 2  # words at the head of a denial, of which what stands before must have one
_TOLD_WORDS = 1  # words of weight that a denial by «this» may still have
_BUT = frozenset(["لكن", "ولكن", "الا", "غير", "بيد", "لكنه", "لكنها", "لكنهم", "بالمقابل", "المقابل", "ورد", "وردت"])
_SAID_BEFORE = 0.6  # how sure a join is by one word of what stands just before, beside one by all words


def by_reference(denial: Statement, telling: Sequence[Word], index: Index) -> Iterator[Tied]:
    """What «this» points at: the claim of the sentence before, or of the same one."""
    replies = _replies(denial)
    if not (replies or denial.points_by_pronoun or points_back(denial, telling)):
        return
    if not (replies or denial.by_verb or any(word.lemma in SAYS_UNTRUE for word in denial.pieces[0].words)):
        return  # «تلك المحادثات لم تكن جادة» says something else of what it points at
    claim = _just_before(denial, index)
    if claim is None or not claim.is_heard or not _asserts_first(claim) or _tells_on(claim, denial):
        return
    if (claim.words and points(claim.words[0])) or _is_of_denial(claim, denial) or _opens_aside(claim):
        return
    if replies or _is_such(denial, claim):
        yield Tied(claim, claim.pieces[0], denial, Join.REFERENCE, (), 1.0)


def by_place(denial: Statement, telling: Sequence[Word], index: Index, weights: Weights) -> Iterator[Tied]:
    """What is denied of the claim just before: «... رُفع إلى الوزير. لكن الوزير نفى أن يكون تسلّم التقرير»."""
    claim = _just_before(denial, index)
    if claim is None or not claim.is_heard or not _turns(denial):
        return
    if any(word.kinds & (NAME | PLACE) and not claim.reading.share(word)[0] for word in telling):
        return  # «تأييده لغزو العراق» is no support of «سياسات صارمة»
    for piece in claim.pieces:
        shared = [word for word in telling if weights.of(word) and piece.reading.share(word)[0]]
        if any(word in shared for word in telling[:_HEADS]) and not piece.negated:
            yield Tied(claim, piece, denial, Join.REFERENCE, tuple(shared), _SAID_BEFORE)
            return


def answers(denial: Statement, index: Index) -> bool:
    """Whether it replies to the claim just before, whoever makes that, that it is not so."""
    return _replies(denial) and _just_before(denial, index) is not None


def rebuttals(found: Sequence[Statement], index: Index, weights: Weights) -> Iterator[Contrary]:
    """Claims set right by who replies to them: «... عطب في الثلاجة. ورد المصدر بأن الثلاجة أصلحت»."""
    for reply in found:
        if reply.claim.lemma not in _REPLIES or reply.denies or not _sets_right(reply):
            continue
        claim = _just_before(reply, index)
        if claim is None or not may_contradict(claim, reply, within=timedelta(0)):
            continue
        for piece, other in product(claim.pieces, reply.pieces):
            shared = [word for word in other.words if weights.of(word) and any(same_noun(word, e) for e in piece.words)]
            if shared and not piece.negated:
                doubt = disagreement(piece.span.text, other.span.text)
                yield Contrary(claim, piece, reply, other, tuple(shared), (), doubt)
                break


def _sets_right(reply: Statement) -> bool:
    """Whether it is «ورد بأن»: what follows a colon or stands in a dialogue is an answer of another kind."""
    between = list(written(reply.text, reply.claim.cue.end, reply.claim.content.start))
    return reply.claim.act in ASSERTING and bool(between) and between[-1].form.startswith("بان")


def _opens_aside(claim: Statement) -> bool:
    """«وتزعم دانيال، | واسمها الحقيقي ليلى، أنها»: what is read as claimed begins with an aside."""
    first = claim.words[0].form if claim.words and claim.claim.rule.startswith("phrase") else ""
    return first.startswith("واسم")


def _is_of_denial(claim: Statement, denial: Statement) -> bool:
    """«... ولكن وبحسب الصحيفة نفى المتهم ذلك»: whether who tells of a claim behind it tells of the denial."""
    cue = claim.claim.cue
    if not claim.claim.rule.startswith("according") or cue.start < claim.claim.content.end:
        return False
    last = [word.form for word in claim.words[-1:]]
    return bool(_BUT.intersection(last))


def _tells_on(claim: Statement, denial: Statement) -> bool:
    """Whether more is told behind what is claimed, at which «this» may point: «، وهو ما يثير مخاوف»."""
    told = denial.text[claim.claim.content.start : denial.claim.cue.start]
    return any(words in told for words in ("وهو ما ", "وهي ما ", "الأمر الذي "))


def _replies(denial: Statement) -> bool:
    return denial.claim.lemma in _REPLIES and any(word.negates == "particle" for word in denial.words)


def _turns(denial: Statement) -> bool:
    """Whether the sentence of a denial turns against the one before: «لكن»، «إلا أن»."""
    start = _start(denial)
    words = list(written(denial.text, max(0, start - 12), denial.claim.content.start))
    return any(word.form in _BUT for word in words if word.end > start - 12)


def _just_before(denial: Statement, index: Index) -> Statement | None:
    """The claim that ends last before a denial, if no other sentence stands between."""
    start = _start(denial)
    best = None
    for claim in index.beside(denial):
        end = claim.claim.content.end
        if not 0 <= start - end <= _FAR or claim.claim.act in NO_CLAIM or claim.denies or not claim.pieces:
            continue
        best = claim if best is None or _rank(claim) > _rank(best) else best
    if best is None or best.claim.act not in ASSERTING or not may_be_denied(best, denial):
        return None
    between = denial.text[best.claim.content.end : start]
    stops = _STOP.findall(between.strip(' \n»"“”.'))
    few = sum(1 for _ in written(between, 0, len(between))) <= _BETWEEN
    return best if few and not stops else None


def _rank(claim: Statement) -> tuple[int, int]:
    """The last of two claims is the one meant; of one that tells of another's, the outer."""
    return claim.claim.content.end, -claim.claim.content.start


def _start(denial: Statement) -> int:
    """Where a denial begins: with its verb, or with who denies."""
    mention = denial.claim.chain[0].mention
    cue = denial.claim.cue.start
    return mention.start if mention is not None and mention.start < cue else cue


def _asserts_first(claim: Statement) -> bool:
    """Whether it begins by saying that something is so."""
    words = claim.pieces[0].words
    return not words or words[0].negates != "particle"


def _is_such(denial: Statement, claim: Statement) -> bool:
    """Whether a claim is what a denial's words point at: of «these accusations» one that lays something to a charge."""
    if not any(word.form in _CHARGES for word in denial.pieces[0].words[:_FIRST]):
        return True
    if claim.claim.act is Act.ACCUSE:
        return True
    named = any(word.names & denial.speaker for word in claim.words[:_EARLY])
    return named and (claim.claim.lemma in _ALLEGING or bool(charged(claim.pieces[0], denial.speaker)))


def points_back(denial: Statement, telling: Sequence[Word]) -> bool:
    """Whether what it denies is only pointed at: «نفى ذلك»، «نفى هذه المعلومات أمام الصحافيين»."""
    first = denial.pieces[0].words[:_FIRST]
    if not first:
        return True
    if points(first[0]):
        if len(first) > 1 and first[1].form in OF_TIME:
            return False  # «هذه المرة»
        return first[0].form != "ما" or len(telling) <= _TOLD_WORDS
    return len(telling) <= _TOLD_WORDS and refers(first[0]) and any(points(word) for word in first)
