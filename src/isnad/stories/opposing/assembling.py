"""The oppositions of a story: denials with what they deny, contradictions, and how a source's own line turned."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from isnad.model import (
    Act,
    Join,
    Line,
    Opposed,
    Opposition,
    OppositionKind,
    Reason,
    Told,
    Voice,
)
from isnad.stories.opposing.agreement import disagreement
from isnad.stories.opposing.contradictions import Contrary, contraries
from isnad.stories.opposing.denials import Index, Tied, claims_denied, is_within, points_back
from isnad.stories.opposing.references import points, refers
from isnad.stories.opposing.speakers import same_speaker, speaker_words
from isnad.stories.opposing.statements import Statement, statements
from isnad.stories.opposing.voices import Speaking, voices
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word, words_of

_ONE_DENIAL = 0.6  # of the lighter denial's weight, how much two denials of one thing share
_SHARED_BY_TWO = 2  # words that the denials of two sources must share to be of one thing
# What a denial is compared with: the last groups, and the last denials and claims of each.
_GROUPS, _LOOKED_AT = 60, 8
_ONE_CLAIM = 0.8  # of the words of the longer one
_SHOWN_WORDS = 6
_BELIES = "كذب"
_BELIED = 3  # words
_SHORTEST = 2  # words of a denial that stands alone
# What says of something told that it is not so, where the verb does not: «لا صحة»، «غير صحيح»، «لا علاقة لنا».
_SAYS_UNTRUE = frozenset(
    ["صحه", "صحيح", "اساس", "كاذب", "كذب", "شايعه", "اشاعه", "مفبرك", "ملفق", "باطل", "عار", "افتراء"]
)
_TIES = frozenset(["involved+", "linked+"])
# What was taken for the name of who speaks.
_NOBODY = frozenset(["باسم", "بل", "الحادث", "خلاله", "طالما", "عنها", "ففيما", "فيما", "قاطع", "له", "لهم", "نفيا"])
_NOBODY |= frozenset(["لطالما", "وطالما", "ولطالما", "ومضي"])
_ANY = frozenset(["اي", "ايه"])
_ADVERBS = frozenset(["تماما", "قطعيا", "بشده", "جمله", "نهاييا", "مرارا", "رسميا", "علنا", "نصفين"])
_TURNED = timedelta(hours=1)  # a line turns between two times, not between two sentences


@dataclass(slots=True)
class _Group:
    """Denials of one proposition with the claims they deny."""

    denials: list[Statement] = field(default_factory=list)
    ties: list[Tied] = field(default_factory=list)


def opposed(told: Sequence[Told]) -> Opposed:
    """What stands against each other in the states of the articles of one story, oldest first."""
    found = statements(told)
    weights = Weights(found)
    index = Index(found)
    groups = _groups(found, index, weights)
    oppositions = [each for group in groups if (each := _denied(group, index))]
    answered = {(tied.claim.order, tied.denial.order) for group in groups for tied in group.ties}
    pairs = [each for each in contraries(found, index, weights) if (each.one.order, each.other.order) not in answered]
    oppositions += _contradictions(pairs)
    oppositions.sort(
        key=lambda each: (each.denying[0].at, each.denying[0].words.article, each.denying[0].words.span.start)
    )
    return Opposed(tuple(oppositions), tuple(_lines(oppositions)))


def _groups(found: Sequence[Statement], index: Index, weights: Weights) -> list[_Group]:
    groups: list[_Group] = []
    loose: list[Statement] = []
    for denial in found:
        if not denial.denies or not _is_sure(denial) or not _is_somebody(denial):
            continue
        ties = claims_denied(denial, index, weights)
        if not ties and not _stands_alone(denial, weights):
            loose.append(denial)
            continue
        group = next((each for each in groups[-_GROUPS:] if _is_of(denial, ties, each, weights)), None)
        if group is None:
            group = _Group()
            groups.append(group)
        group.denials.append(denial)
        group.ties.extend(ties)
    # «لم نتلق أي بلاغ» is a denial only where somebody denies that by its verb, or says that there was one.
    for denial in loose:
        group = next((each for each in groups if denial.pieces and _is_of(denial, (), each, weights)), None)
        if group is not None:
            group.denials.append(denial)
    return groups


def _stands_alone(denial: Statement, weights: Weights) -> bool:
    """Whether a denial can be understood, and is surely one, without the claim that it denies."""
    if denial.claim.act is not Act.DENY:
        return False
    telling = list(weights.denied(denial).values())
    words = words_of(denial.claim.content.text)
    if not telling or len(words) < _SHORTEST or points_back(denial, telling):
        return False
    if not denial.by_verb:
        none_of_ours = words[0].negates == "particle" and bool(words[1].axes & _TIES)  # «لا علاقة لنا بالحادث»
        return none_of_ours or any(word.lemma in _SAYS_UNTRUE for word in words)
    said = denial.pieces[0].words
    return _is_sure(denial) and (
        not denial.claim.rule.startswith("phrase") or _is_object(said[0] if said else words[0])
    )


def _is_somebody(denial: Statement) -> bool:
    """Whether who denies is named by more than a particle or pronoun that was taken for a name.

    And not «وهو ما نفته الوزارة مؤكدة...»: what is read there as denied is what she asserts.
    """
    speaker = denial.claim.chain[0]
    named = f"{speaker.called} {speaker.mention.text if speaker.mention else ''}"
    return not denial.points_by_pronoun and any(word.tells and word.form not in _NOBODY for word in words_of(named))


def _is_object(word: Word) -> bool:
    """Whether what is denied may begin with a word: no adverb, no «and», no adjective of what stands before."""
    if refers(word):
        return True
    if word.form.startswith("و") and not word.lemma.startswith("و"):
        return False  # «منكرا ونكير»
    if word.form.startswith("ال") or not word.tells:
        return word.form in _ANY
    after_by = word.form.startswith("ب") and not word.lemma.startswith("ب")  # «بأشد العبارات»
    return not after_by and word.form not in _ADVERBS


def _is_sure(denial: Statement) -> bool:
    """Whether it is one at all: of «كذب» only what belies something told, since it says more often that one lies."""
    if denial.claim.lemma != _BELIES:
        return True
    first = words_of(denial.claim.content.text)[:_BELIED]
    return bool(first) and refers(first[0]) and any(refers(word) and not points(word) for word in first)


def _is_of(denial: Statement, ties: Sequence[Tied], group: _Group, weights: Weights) -> bool:
    """Whether a denial denies what a group's do: it answers one of the same claims, or has their words."""
    if any(_claim_one(one.claim, other.claim) for one in ties for other in group.ties[-_LOOKED_AT:]):
        return True
    return any(_deny_one(denial, other, weights) for other in group.denials[-_LOOKED_AT:])


def _claim_one(one: Statement, other: Statement) -> bool:
    """Whether two claims are one, or in nearly the same words."""
    first, second = one.word_keys, other.word_keys
    return one is other or len(first & second) >= _ONE_CLAIM * max(len(first), len(second), 1)


def _deny_one(one: Statement, other: Statement, weights: Weights) -> bool:
    if weights.marks(one).isdisjoint(weights.marks(other)):
        return False
    first, second = weights.denied(one), weights.denied(other)
    if not first or not second:
        return False
    lighter = min((first, second), key=lambda words: sum(map(weights.of, words.values())))
    total = sum(map(weights.of, lighter.values()))
    done = next(iter(first.values())), next(iter(second.values()))
    shared = sum(weights.of(word) for key, word in first.items() if key in second or _rooted(word, second))
    if done[0].key not in second and not _rooted(done[0], second) and done[0].axes & done[1].axes:
        shared += weights.of(done[0])  # «ضلوعها» and «تورطها»
    akin = shared > 0 or any(a.axes & b.axes for a in first.values() for b in second.values())
    if akin and one.told is other.told and same_speaker(one.speaker, other.speaker) and _in_title(one, other):
        return True
    if not _has_none(one, second) or not _has_none(other, first):
        return False
    common = sum(key in second or _rooted(word, second) for key, word in first.items())
    if common < _SHARED_BY_TWO and not same_speaker(one.speaker, other.speaker):
        return False
    return shared >= _ONE_DENIAL * total and total > 0


def _in_title(*denials: Statement) -> bool:
    """Whether one of them stands in the headline."""
    return any(each.claim.content.end <= len(each.told.article.title) for each in denials)


def _has_none(denial: Statement, others: Mapping[str, Word]) -> bool:
    """Whether a denial by «there was none» says it of something that the other denies too; of others true."""
    if denial.claim.act is Act.DENY or denial.none is None:
        return True
    word = denial.none[1]
    return word.key in others or _rooted(word, others)


def _rooted(word: Word, others: Mapping[str, Word]) -> bool:
    """Whether one of other words has its root."""
    return len(word.keys) > 1 and any(word.root == other.root for other in others.values())


def _denied(group: _Group, index: Index) -> Opposition | None:
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
    )


def _told(denials: Sequence[Statement], index: Index) -> Iterator[Statement]:
    """Claims that stand in the words of the denials: «نفت ما تداولته بعض الصفحات من أن...»."""
    for denial in denials:
        content = denial.claim.content
        for statement in index.beside(denial):
            inside = content.start <= statement.claim.content.start and is_within(statement, denial)
            if inside and not statement.denies and not same_speaker(statement.speaker, denial.speaker):
                yield statement


def _reasons(group: _Group, claiming: Sequence[Speaking]) -> Iterator[Reason]:
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
    """One opposition for each claim that others contradict."""
    by_one: defaultdict[int, list[Contrary]] = defaultdict(list)
    for pair in pairs:
        by_one[pair.one.order].append(pair)
    used: set[int] = set()
    for order in sorted(by_one):
        group = [pair for pair in by_one[order] if pair.other.order not in used]
        if not group or order in used:
            continue
        used |= {order, *(pair.other.order for pair in group)}
        claiming = voices([group[0].one], against=False)
        denying = voices([pair.other for pair in group], against=True)
        reasons = tuple(
            Reason(
                pair.one.place(pair.one_piece.span),
                pair.other.place(pair.other_piece.span),
                Join.NEGATION,
                _written(pair.shared),
                _written(pair.turned),
                round(pair.disagreement, 3),
            )
            for pair in group
        )
        yield Opposition(
            OppositionKind.CONTRADICTION,
            group[0].one.place(group[0].one_piece.span),
            tuple(each.voice for each in claiming),
            tuple(each.voice for each in denying),
            (),
            reasons,
        )


def _lines(oppositions: Sequence[Opposition]) -> Iterator[Line]:
    """Sources that stand on both sides of a proposition, at different times."""
    for opposition in oppositions:
        by_speaker: list[tuple[frozenset[str], list[Voice]]] = []
        for voice in sorted((*opposition.claiming, *opposition.denying), key=lambda each: each.at):
            words = speaker_words(voice.chain[0].called)
            said = next((said for speaker, said in by_speaker if same_speaker(speaker, words)), None)
            if said is None:
                by_speaker.append((words, [voice]))
            elif voice.at - said[-1].at >= _TURNED and (voice in opposition.denying) != (
                said[-1] in opposition.denying
            ):
                said.append(voice)
        for _, said in by_speaker:
            if len(said) > 1:
                yield Line(max((voice.chain[0].called for voice in said), key=len), tuple(said))


def _against(voice: Voice, opposition: Opposition) -> bool:
    return any(voice is each for each in opposition.denying)
