"""How a tag is written: of the forms in which it stands in the text, the one that an editor would choose."""

import re
from collections import Counter

from isnad.analyse.tags.candidates import Candidate, Places
from isnad.analyse.tags.kinds import DEFINITE
from isnad.analyse.tags.reading import Reading
from isnad.arabic.letters import INVISIBLE, MARK, TATWEEL

_SIGNS = re.compile(f"{MARK}|{INVISIBLE}|{TATWEEL}")
_LOOKED_AT = 200  # occurrences
_INDEFINITE = 4  # times as many must stand without the article as with it


def written(reading: Reading, candidate: Candidate) -> str:
    """The text of a tag: the form with the article that is most frequent; without it where that is far more so."""
    most = max(after - first for first, after in candidate.places)  # a person's name in full
    places = [place for place in candidate.places if place[1] - place[0] == most][:_LOOKED_AT]
    definite = [place for place in places if reading.words[place[1] - 1].kinds & DEFINITE]
    if definite and len(definite) * _INDEFINITE >= len(places):
        places = definite
    return Counter(_form(reading, place) for place in places).most_common(1)[0][0]


def _form(reading: Reading, place: Places) -> str:
    first, after = place
    forms = [reading.text[reading.starts[at] : reading.ends[at]] for at in range(first, after)]
    if any(map(_SIGNS.search, forms)):
        forms = [_SIGNS.sub("", form) for form in forms]
    word = reading.words[first]
    forms[0] = word.lam + forms[0][word.drop :]
    return " ".join(forms)
