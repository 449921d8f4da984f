"""The oppositions of a story: denials with what they deny, contradictions, and how a source's own line turned."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from isnad.arabic.letters import match_form
from isnad.model import Join, Opposed, Opposition, OppositionKind, Reason, Told
from isnad.stories.opposing.absences import belied
from isnad.stories.opposing.agreement import disagreement
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.contradictions import contraries
from isnad.stories.opposing.differing import Contrary
from isnad.stories.opposing.grouping import Group, grouped
from isnad.stories.opposing.houses import Houses
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.objects import WHICH, is_deed, tells_of_telling, written
from isnad.stories.opposing.pointing import rebuttals
from isnad.stories.opposing.repeated import without_repeated
from isnad.stories.opposing.somebody import names_somebody
from isnad.stories.opposing.speakers import same_speaker
from isnad.stories.opposing.standing import stands_alone
from isnad.stories.opposing.statements import Statement, statements
from isnad.stories.opposing.states import opposite_states, otherwise
from isnad.stories.opposing.turning import lines
from isnad.stories.opposing.tying import is_within
from isnad.stories.opposing.voices import Speaking, voices
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.wording import ByWording
from isnad.stories.opposing.words import Word
from isnad.stories.sure import may_be_set_against

_LOOK_BACK = 30  # code points
_BESIDE_CUE = 8  # ... from the verb to who is told to have said it
_SHOWN_WORDS = 6


def opposed(told: Sequence[Told]) -> Opposed:
    """What stands against each other in the states of the articles of one story, oldest first."""
    found = statements(told)
    weights = Weights(found)
    index = Index(found)
    by_wording = ByWording(index, weights)
    groups = grouped(found, index, weights, by_wording)
    oppositions = [each for group in groups if (each := _denied(group, index, weights))]
    answered = {(tied.claim.order, tied.denial.order) for group in groups for tied in group.ties}
    pairs = [each for each in _pairs(found, index, weights) if (each.one.order, each.other.order) not in answered]
    oppositions += without_repeated(_contradictions(pairs))
    oppositions.sort(
        key=lambda each: (each.denying[0].at, each.denying[0].words.article, each.denying[0].words.span.start)
    )
    return Opposed(tuple(oppositions), tuple(lines(groups, oppositions, by_wording, weights, Houses(found))))


def _pairs(found: Sequence[Statement], index: Index, weights: Weights) -> list[Contrary]:
    """The claims that cannot both be right, each pair once."""
    pairs = (
        *contraries(found, index, weights),
        *belied(found, index, weights),
        *opposite_states(found, index, weights),
        *otherwise(found, index),
        *rebuttals(found, index, weights),
    )
    return list({(each.one.order, each.other.order): each for each in reversed(pairs)}.values())


def _denied(group: Group, index: Index, weights: Weights) -> Opposition | None:
    """The opposition that a group of denials makes."""
    denying = voices(group.denials, against=True)
    group.denials.sort(key=lambda each: each.order)
    deniers = {each.order for each in group.denials}
    others = [
        tied.claim
        for tied in group.ties
        if tied.claim.order not in deniers
        and not any(same_speaker(tied.claim.speaker, denial.speaker) for denial in group.denials)
    ]
    claiming = voices(others, against=False)
    told = voices(list(_told(group.denials, index)), against=False)
    proposition = denying[0].voice.words if not claiming else claiming[0].voice.words
    return Opposition(
        OppositionKind.DENIAL,
        proposition,
        tuple(each.voice for each in claiming),
        tuple(each.voice for each in denying),
        tuple(each.voice for each in told),
        tuple(_reasons(group, claiming)),
        any(
            may_be_set_against(denial.claim) and (not group.ties or stands_alone(denial, weights))
            for denial in group.denials
        ),
    )


def _told(denials: Sequence[Statement], index: Index) -> Iterator[Statement]:
    """Claims that stand in the words of the denials: «نفت ما تداولته بعض الصفحات من أن...»."""
    for denial in denials:
        content = denial.claim.content
        for statement in index.beside(denial):
            inside = content.start <= statement.claim.content.start and is_within(statement, denial)
            if inside and _is_told(statement) and not same_speaker(statement.speaker, denial.speaker):
                yield statement


def _is_told(statement: Statement) -> bool:
    """Whether a claim is whole enough to be shown: «أنباء تحدثت عن رفض المدرب», not «أعلنها التحالف ابتداء من أمس»."""
    called = statement.claim.chain[0].called
    if statement.denies or not statement.words:
        return False
    if not names_somebody(called) and not tells_of_telling(match_form(called)):
        return False
    cue = statement.claim.cue.start
    before = list(written(statement.text, max(0, cue - _LOOK_BACK), cue))[-1:]
    mention = statement.claim.chain[0].mention
    gap = _BESIDE_CUE + 1 if mention is None else max(mention.start - statement.claim.cue.end, cue - mention.end)
    if gap > _BESIDE_CUE or not any(
        tells_of_telling(word.form) or word.form in WHICH or word.form == "عما" for word in before
    ):
        return False
    return not statement.claim.rule.startswith(("phrase", "clause")) or is_deed(statement.words[0].form)


def _reasons(group: Group, claiming: Sequence[Speaking]) -> Iterator[Reason]:
    """Why each claiming voice is there: its best tie."""
    for speaking in claiming:
        ties = [tied for tied in group.ties if tied.claim.order in speaking.orders]
        best = max(ties, key=lambda tied: (tied.score, -tied.claim.order))
        denied = best.denial.claim.content
        yield Reason(
            best.claim.place(best.piece.span),
            best.denial.place(denied),
            best.join,
            _written(best.shared),
            (best.denial.claim.cue.text,),
            round(disagreement(best.piece.span.text, f"{best.denial.claim.cue.text} {denied.text}"), 3),
        )


def _written(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.form for word in words))[:_SHOWN_WORDS]


def _contradictions(pairs: Sequence[Contrary]) -> Iterator[Opposition]:
    """One opposition for each clause that others contradict, those first that most do."""
    by_piece: defaultdict[Piece, list[Contrary]] = defaultdict(list)
    for pair in pairs:
        by_piece[pair.one_piece].append(pair)
        by_piece[pair.other_piece].append(pair)
    shown: set[Contrary] = set()
    for hub, of_hub in sorted(by_piece.items(), key=lambda each: -len(each[1])):
        group = [pair for pair in of_hub if pair not in shown]
        if group:
            shown.update(group)
            yield _contradiction(hub, group)


def _contradiction(hub: Piece, group: Sequence[Contrary]) -> Opposition:
    """One clause with all that cannot be right beside it; against it stand the later ones."""
    is_first = all(pair.one_piece is hub for pair in group)
    sides = [_turned_to(pair, hub, is_first=is_first) for pair in group]
    claiming = voices([side[0] for side in sides], against=False)
    denying = voices([side[2] for side in sides], against=True)
    oldest = min(sides, key=lambda side: side[0].order)
    reasons = tuple(
        Reason(
            one.place(one_piece.span),
            other.place(other_piece.span),
            Join.NEGATION,
            _written(pair.shared),
            _written(pair.turned),
            round(pair.disagreement, 3),
        )
        for pair, (one, one_piece, other, other_piece) in zip(group, sides, strict=True)
    )
    return Opposition(
        OppositionKind.CONTRADICTION,
        oldest[0].place(oldest[1].span),
        tuple(each.voice for each in claiming),
        tuple(each.voice for each in denying),
        (),
        reasons,
    )


def _turned_to(pair: Contrary, hub: Piece, *, is_first: bool) -> tuple[Statement, Piece, Statement, Piece]:
    """Both sides of a pair, so that who says that it is not so denies.

    Where neither or both negate, what most contradict stands on the side of who claims, or else on the other.
    """
    if bool(pair.one_piece.negated) != bool(pair.other_piece.negated):
        claims_first = not pair.one_piece.negated
    else:
        claims_first = (pair.one_piece is hub) == is_first
    if claims_first:
        return pair.one, pair.one_piece, pair.other, pair.other_piece
    return pair.other, pair.other_piece, pair.one, pair.one_piece
