"""What is done by saying something, and whether it is marked as uncertain."""

import re

from isnad.analyse.claims.found import Found
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import words_of
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import Act

_FIRST_WORDS = 7
_FEW_WORDS = 24
_DUTY = re.compile(r"لا بد |علي(?:نا|كم|هم|ه|ها)? (?:\w+ ){0,4}ان |لا ت\w+وا |ايها ")
_DENIALS = re.compile(r"(?:غير صحيح|لا صحه|لا اساس|عار عن الصحه|عاريه عن الصحه|لا علاقه ل)")


def act_of(found: Found, content: str) -> Act:
    """The act of a claim, by its cue, and where the cue only says that it was said, by what was said."""
    act = found.verb.verb.act if found.verb is not None else Act.STATE
    form = match_form(content)
    words = form.split()
    if act is Act.CONFIRM and found.verb is not None and found.verb.verb.lemma == "شدد":
        return (
            Act.URGE
            if not found.rule.startswith("that") or (words[0][:1] in "يتن" and lexicon().is_imperfect(words[0]))
            else act
        )
    if act is not Act.STATE:
        return act
    if any(word in words_of("demand") for word in words[:_FIRST_WORDS]) or _DUTY.match(form):
        return Act.URGE
    return Act.DENY if _DENIALS.search(" ".join(words[:_FEW_WORDS])) else act


def is_hedged(reading: Reading, found: Found) -> bool:
    """Whether the content is marked as uncertain: by a word for it, or by «قد» before what may be."""
    first, after = found.content
    for place in range(first, after):
        form = reading.form(place)
        if form in words_of("hedge"):
            return True
        if form in {"قد", "وقد"} and place + 1 < after and lexicon().is_imperfect(reading.form(place + 1)):
            return True
    return False
