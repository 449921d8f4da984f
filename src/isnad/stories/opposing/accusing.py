"""Denials of any part in something, joined to the claims that lay it to the charge of who denies."""

from collections.abc import Iterator, Sequence

from isnad.model import Join
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.objects import WHICH, tells_of_telling
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.tying import INVOLVED, Tied, parts
from isnad.stories.opposing.words import Word
from isnad.stories.terms import NAME

_ACCUSED = 0.7  # how sure it is that an accusation of who denies any part is what he denies
_CHARGES = frozenset(["اتهام", "زعم", "ادعاء"])
_BEFORE_CHARGE = 4  # words from a name to the charge
_AFTER_CHARGE = 2  # ... from the charge to the name
_NEAR = 400  # code points from a charge that only points at what was done to its denial
_AT_IT = frozenset(["وراءه", "وراءها", "خلفه", "خلفها", "فيه", "فيها", "به", "بها", "عنه", "عنها", "ذلك"])
_PLAIN_CHARGES = frozenset(
    [
        "وراء",
        "متورط",
        "متورطه",
        "تورط",
        "تورطت",
        "بتورط",
        "ضالع",
        "ضالعه",
        "ضلوع",
        "بضلوع",
        "بالضلوع",
        "بالتورط",
        "بالوقوف",
        "ارتكب",
        "ارتكبت",
        "دبر",
        "دبرت",
        "تقف",
        "يقف",
    ]
)


def by_accusation(denial: Statement, telling: Sequence[Word], index: Index) -> Iterator[Tied]:
    """What was laid to the charge of who denies any part in it: «نفت موسكو ضلوعها»، «نفى الاتهامات»."""
    words = denial.pieces[0].words
    if not (telling and INVOLVED in telling[0].axes) and not any(word.lemma in _CHARGES for word in words):
        return
    for claim, piece in parts(index.naming(denial.speaker), denial):
        laid = charged(piece, denial.speaker)
        if not laid or (_only_points(piece, laid[0]) and not _is_just_before(claim, denial)):
            continue
        if claim.is_heard and index.is_own(claim, piece) and not _of_charges(piece, laid[0]):
            yield Tied(claim, piece, denial, Join.ACCUSATION, laid, _ACCUSED)


def _only_points(piece: Piece, charge: Word) -> bool:
    """«اتهمت لندن موسكو بالوقوف وراءه»: whether the words before tell behind what."""
    place = piece.words.index(charge)
    return any(word.form in _AT_IT for word in piece.words[place + 1 : place + 1 + _AFTER_CHARGE])


def _is_just_before(claim: Statement, denial: Statement) -> bool:
    return claim.told is denial.told and 0 <= denial.claim.cue.start - claim.claim.content.end <= _NEAR


def _of_charges(piece: Piece, charge: Word) -> bool:
    """Whether a clause speaks of charges, and does not make them: «المزاعم بتورط روسيا جنون»."""
    place = piece.words.index(charge)
    before = piece.words[:place]
    told = any(tells_of_telling(word.form) for word in before[-_BEFORE_CHARGE:])
    return told or any(word.form.removeprefix("و") in WHICH for word in before)  # «التحقيق الذي اتهمت فيه لندن موسكو»


def charged(piece: Piece, speaker: frozenset[str]) -> tuple[Word, ...]:
    """What lays something to a source's charge: «موسكو تقف وراء الهجوم»، «تورط روسيا»."""
    names = [at for at, word in enumerate(piece.words) if word.kinds & NAME and word.names & speaker]
    return tuple(
        word
        for at, word in enumerate(piece.words)
        if word.form in _PLAIN_CHARGES
        and at not in piece.negated
        and any(-_AFTER_CHARGE <= at - name <= _BEFORE_CHARGE for name in names)
    )
