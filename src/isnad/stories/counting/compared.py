"""Numbers that a sentence itself sets against another's: «أقل من نصف ما أعلنه الادعاء»، «أعلى بكثير من 900 مليون»."""

import re
from itertools import takewhile

from isnad.stories.counting.words import Sentence, Word
from isnad.stories.terms import function_words

_COMPARING = frozenset(["اقل", "اكثر", "اعلي", "ادني", "اكبر", "ضعف", "ضعفي", "نصف", "ثلث", "ربع"])
_SAID = "(?:[ايت]?علن|[يت]?ذكر|[يت]?قدر|قال|[يت]قول|اورد|حدد|احص|زعم|[ايت]قر|[ايت]عترف)"
_OTHER = re.compile(
    rf"^.{{0,12}}(?:^|\s)(?:{'|'.join(sorted(_COMPARING))})\s.{{0,24}}?م?ما (?:كان\S* )?(?:قد )?"
    rf"{_SAID}\S* (?:به |بها |عنه |عنها |ان )?((?:\S+ ?){{1,3}})"
)

_MORE_OR_LESS = frozenset(["اعلي", "اقل", "اكثر", "اكبر", "ادني"])
_BY_MUCH = frozenset(["بكثير", "بقليل"])


def other_than(sentence: Sentence, last: int) -> tuple[str, ...]:
    """Whose number the words behind a figure say that it is not, as lemmas; none where they say nothing of the kind."""
    if sentence.forms.isdisjoint(_COMPARING):
        return ()
    behind = sentence.words[last + 1 : last + 1 + _WORDS]
    found = _OTHER.match(" ".join(word.form for word in behind))
    if found is None:
        return ()
    forms = found[1].split()
    named = next((at for at in range(len(behind)) if [w.form for w in behind[at : at + len(forms)]] == forms), None)
    if named is None:
        return ()
    name = takewhile(_goes_on, behind[named : named + len(forms)])
    return tuple(word.lemma for word in name)


def _goes_on(word: Word) -> bool:
    return not word.form.startswith("و") and word.lemma not in function_words()


_WORDS = 16


def is_compared(sentence: Sentence, first: int) -> bool:
    """Whether the words before a figure say that the number before it is more or less: «تقدير أعلى بكثير من»."""
    if first == 0 or sentence.words[first - 1].form != "من":
        return False
    near = [word.form for word in sentence.words[max(0, first - 3) : first]]
    near = [form for form in near[:-1] if form not in _BY_MUCH]
    return bool(near) and near[-1] in _MORE_OR_LESS and any(place < first - 1 for place in sentence.counted)
