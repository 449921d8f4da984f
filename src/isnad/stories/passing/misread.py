"""Whether the ways of one claim name two who can only be one: one of them is misread, and nobody knows which."""

from collections.abc import Sequence

from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import SourceKind
from isnad.stories.passing.sources import Alike, alike, own_terms, source_of
from isnad.stories.passing.ways import Walked
from isnad.stories.sameness import Part

_LOOKED_AT = 12  # ways that one is compared with: the first
_NEARLY_ALL = 0.85
_FULL_NAME = 2  # words
_FEWEST_SAME = 4  # telling words of a text that two do not have by chance


def name_two(walked: Sequence[Walked]) -> bool:
    """Whether articles give the same words to two whom both name: one of them is misread, and nobody knows which."""
    first = [each for each in walked if not each.way.is_copy][:_LOOKED_AT]
    return any(
        _has_same_words(one.part, other.part)
        and (_are_two_persons(one, other) or (_are_many(one.part, other.part) and _are_two_hands(one, other)))
        for place, one in enumerate(first)
        for other in first[:place]
    )


def name_several(walked: Sequence[Walked]) -> bool:
    """Whether the ways of one claim begin with names of which none has all words of the other."""
    words = list(dict.fromkeys(each.said.source.words for each in walked if not each.way.is_copy))[:_LOOKED_AT]
    return any(not (one <= other or other <= one) for place, one in enumerate(words) for other in words[:place])


def _are_two_persons(one: Walked, other: Walked) -> bool:
    """Whether two ways begin with persons whose full names share no word; their titles may («اليمني»).

    Through nobody's article «مصدر في الرئاسة» is not the one whom another names with the same words.
    """
    ours, theirs = one.said.source, other.said.source
    kinds = [each.said.claim.chain[0].kind for each in (one, other)]
    if ours.unnamed != theirs.unnamed and SourceKind.PERSON in kinds and one.before is None is other.before:
        return min(len(ours.words), len(theirs.words)) >= _FULL_NAME and not ours.words & theirs.words
    if any(kind is not SourceKind.PERSON for kind in kinds):
        return False
    named = not (ours.vague or theirs.vague) and min(len(ours.words), len(theirs.words)) >= _FULL_NAME
    shared = ours.words & theirs.words
    # «مهاتير محمد» and «محمد هاشم عبد الله» share a given name.
    apart = not shared or (len(shared) == 1 and not _end_alike(one, other))
    return named and apart and alike(ours, theirs) is not Alike.ONE


def _end_alike(one: Walked, other: Walked) -> bool:
    """Whether two names have the same first or the same last word."""
    ours, theirs = (written_words(match_form(each.said.claim.chain[0].called)) for each in (one, other))
    return not ours or not theirs or ours[0] == theirs[0] or ours[-1] == theirs[-1]


def _are_two_hands(one: Walked, other: Walked) -> bool:
    """Whether two ways begin with two who have nothing in common, and neither has it from the other's article or hands.

    Who is not named may be one with another; so may a man with the country or the body that his article names him by.
    """
    ours, theirs = one.said.source, other.said.source
    if ours.unnamed or theirs.unnamed or one.before is not None or other.before is not None:
        return False
    if alike(ours, theirs) is Alike.ONE or not (ours.words and theirs.words):
        return False
    men = SourceKind.PERSON in (one.said.claim.chain[0].kind, other.said.claim.chain[0].kind)
    if ours.press and theirs.press:  # two papers that tell the same in the same words
        shared = len(set(ours.press) & set(theirs.press))
        return 2 * shared < min(len(ours.press), len(theirs.press))
    if men and ours.all & theirs.all:
        return False
    first, second = own_terms(ours), own_terms(theirs)
    if not men and (ours.words & theirs.words if not (first and second) else first & second):
        return False
    return not any(
        link.called and source_of(link.called, "", link.kind).words & source.words
        for links, source in ((one.said.claim.chain[1:], theirs), (other.said.claim.chain[1:], ours))
        for link in links
    )


def _are_many(one: Part, other: Part) -> bool:
    """Whether two parts share so many words that no two chose them."""
    return len(one.terms & other.terms) >= _FEWEST_SAME


def _has_same_words(one: Part, other: Part) -> bool:
    return len(one.terms & other.terms) >= _NEARLY_ALL * min(len(one.terms), len(other.terms))
