"""Mines the words that persons' names are made of in Arabic news, and how far each is a name by itself.

    python evaluation/mine_person_names.py [--print]

Writes src/isnad/analyse/data/person_names.tsv, and prints it with its counts. A word of ../shared/data is one where it
stands behind a title, a role with its adjective, a first name or a verb of saying in a large enough share of its uses:
less for words that the lexicon lacks, more for those it knows, and never where it mostly stands behind «في» or is a
place, a nationality or a word of roles and titles. Words alone are written, none met in fewer than LEAST articles.
With this list the rules find names, and their words are counted a second time: evaluation/mine_names_again.py.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.words import first_names, is_head_of, places, words_of
from isnad.analyse.entities.lists import nationalities, organisation_names, place_names
from isnad.arabic import wordlists
from isnad.arabic.clitics import peel
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.arabic.tokens import TokenKind, tokens
from mine_names_again import mined_again, used

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
OUT = ROOT / "src" / "isnad" / "analyse" / "data" / "person_names.tsv"
HEAD = """\
# Words of persons' names, in matching form, and how they are used: «first» opens a name, «sure» is
# a first name that is hardly anything else, «alone» is one by itself too
# (a surname that all know), «part» is one in company only. Mined from the corpora of ../shared/data by
# evaluation/mine_person_names.py.
"""
LEAST = 4  # articles
SHARE_UNKNOWN = 0.12  # of uses as a name, of words that the lexicon lacks
SHARE_KNOWN = 0.4
SHARE_FIRST_KNOWN = 0.25  # of first names that are words too
SHARE_ARTICLE = 0.3  # of words with the article: mostly behind a first name
SHARE_ALONE = 0.06  # of uses behind a title or a verb of saying, by itself
SHARE_FIRST = 0.4  # of uses before another name and behind none
SHARE_WITH_ARTICLE = 0.04  # at most, of a first name that is no other word: «العمر» is «the age»
AS_PLACE = 0.12  # at most
_CLASSES = ("title", "adverb", "aside", "time", "filler", "some", "venue", "naming", "state", "press", "statement")
_KINDS = ("role", "unnamed", "witness", "government", "organisation", "document", "agency")
_OTHERWISE = frozenset({"بين", "وبين", "عبر", "وعد", "امر", "رد", "ذكر", "علق", "علي", "راي", "كتب", "نقل"})
# What the counts take for names, by reading them: words of letters and reports, mostly behind a name or a verb.
_NO_NAMES = frozenset(
    [
        "اختك",
        "غراند",
        "البيان",
        "يعرب",
        "ارسل",
        "استشاري",
        "استغاثه",
        "اطراد",
        "باسم",
        "باهظ",
        "برقيه",
        "الجوار",
        "شرقيه",
        "صادر",
        "الفطر",
        "قايلا",
        "قومه",
        "كهربا",
        "لقطات",
        "مارق",
        "مارقه",
        "مراسل",
        "مراسلنا",
        "مراسلو",
        "مراره",
        "مشترك",
        "مشدده",
        "معالي",
        "معاليه",
        "مقتضب",
        "مقود",
        "ملايكه",
        "ممتن",
        "مندوبان",
        "ناهز",
        "نقلي",
        "نوفستي",
        "وجل",
        "يناهز",
        "يوروستات",
        "يوروكونترول",
        "سموه",
        "عقلا",
        "غرم",
        "جوهر",
        "مناصره",
        "السيد",
        "الشريف",
        "الامين",
        "الملك",
        "ولد",
        "بنت",
        "سيده",
        "سيدي",
        "سيد",
        "امين",
        "مساعد",
    ]
)
_SERVANTS = ("عبدال", "عبدرب")


class Counts:
    """How often each word stands where names do."""

    def __init__(self) -> None:
        self.articles = Counter[str]()
        self.times = Counter[str]()
        self.titled = Counter[str]()  # behind a title, a role, or a verb of saying
        self.behind_first = Counter[str]()
        self.as_place = Counter[str]()
        self.opening = Counter[str]()  # before another name, behind none
        self.single = Counter[str]()  # behind a title or verb, before no name


def texts() -> Iterator[list[str]]:
    """The tokens of every article, in matching form, "" for what is no word."""
    for path in sorted(DATA.glob("*.dev.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if "text" in row:
                    text = f"{row['title']}\n{row['text']}".replace("على", "\u200e,")  # no name
                    yield [match_form(t.text) if t.kind is TokenKind.WORD else "" for t in tokens(text)]


class _Kinds(dict[str, str]):
    """What a word is to the one behind it: «T» title, «A» adjective, «G» first name, «S» verb, «I» preposition."""

    def __missing__(self, form: str) -> str:
        self[form] = found = self._kind(form)
        return found

    def _kind(self, form: str) -> str:
        if form in words_of("title") or (form.startswith("ال") and is_head_of(form, ("role",))):
            return "T"
        if form in words_of("adjective") or form in nationalities():
            return "A"
        if form in first_names() and form != "علي":
            return "G"
        if form not in _OTHERWISE and any(cue.shape is Shape.PERFECT for cue in cues_of(form)):
            return "S"
        return "I" if form in {"في", "مدينه", "محافظه", "بلده", "ولايه", "منطقه"} else ""


def counted() -> Counts:
    """Counts over all articles; a second time, with the names found, for what opens a name."""
    counts, kinds = Counts(), _Kinds()
    for forms in texts():
        counts.articles.update(set(forms))
        counts.times.update(forms)
        before, further = "", ""
        for form in forms:
            kind = before if before != "A" else ("T" if further == "T" else "")
            if kind in {"T", "S"}:
                counts.titled[form] += 1
            elif kind == "G":
                counts.behind_first[form] += 1
            elif kind == "I":
                counts.as_place[form] += 1
            further, before = before, kinds[form]
    names = {form for form in counts.times if is_name(form, counts)}
    for forms in texts():
        for before, form, after in zip(["", *forms], forms, [*forms[1:], ""], strict=False):
            if form in names:
                counts.opening[form] += before not in names and after in names
                counts.single[form] += kinds[before] in {"T", "S", "A"} and after not in names
    return counts


def is_name(form: str, counts: Counts) -> bool:
    """Whether a word is used as a name often enough."""
    if form in _NO_NAMES or len(form) < 3 or counts.articles[form] < LEAST or form.isascii() or is_other(form):
        return False
    times = counts.times[form]
    if form.endswith("و") and counts.times[form + "ن"]:  # «منظمو», «منظمون»
        return False
    fused = counts.times["ب" + form]
    if (counts.as_place[form] + fused) / (times + fused) > AS_PLACE:
        return False
    share = (counts.titled[form] + counts.behind_first[form]) / times
    if form in first_names() or form.startswith(_SERVANTS):
        return share >= (SHARE_FIRST_KNOWN if lexicon().is_noun(form) else SHARE_UNKNOWN)
    if form.startswith("ال"):
        behind = counts.behind_first[form] / times
        return behind >= SHARE_ARTICLE or (behind >= SHARE_UNKNOWN and not lexicon().lemma(form[2:]))
    return share >= (SHARE_KNOWN if is_known(form) else SHARE_UNKNOWN)


def is_known(form: str) -> bool:
    """Whether the lexicon has a word, or a word it has is in it."""
    if form in wordlists.words("proper_words") or form in wordlists.words("native_names") or form in _name_words():
        return False
    known = lexicon()
    return bool(known.lemma(form) or known.lemma(peel(form).stem) or known.base_lemma(form))


@cache
def _name_words() -> frozenset[str]:
    """Words that are known for something else and mostly are names: evaluation/mine_name_words.py."""
    return wordlists.forms("name_words", "isnad.analyse") - _NO_NAMES


def is_other(form: str) -> bool:
    """Whether a word is one of those that stand where names do."""
    if form in places() or form in place_names() or form in nationalities() or form in organisation_names():
        return True
    if any(form in words_of(kind) for kind in _CLASSES) or is_head_of(form, _KINDS):
        return form not in first_names()
    bare = form.removeprefix("و").removeprefix("ل").removeprefix("ب").removeprefix("ال")
    if form[0] in "ولبفك" and (bare in first_names() or is_head_of(bare, _KINDS)) and form not in first_names():
        return True
    if form.startswith(("لل", "وال", "بال", "فال", "كال")) or form.endswith(("ون", "تها", "ته", "هم", "ات")):
        return form not in first_names() and not form.endswith("سون") and not form.endswith("تون")
    return False


def use(form: str, counts: Counts) -> str:
    """How a name is used."""
    times = counts.times[form]
    if form in first_names() and counts.times["ال" + form] <= SHARE_WITH_ARTICLE * times:
        return "sure"
    if counts.opening[form] >= SHARE_FIRST * times:
        return "first"
    if form not in first_names() and counts.single[form] >= SHARE_ALONE * times and not is_known(form):
        return "alone"
    return "part"


def _write(found: dict[str, str]) -> None:
    rows = "".join(f"{form}\t{how}\n" for form, how in sorted(found.items()))
    OUT.write_text(HEAD + rows, encoding="utf-8")


def main() -> None:
    """Writes the words, and prints them."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--print", action="store_true", dest="shown")
    given = asked.parse_args()
    counts = counted()
    found = {form: use(form, counts) for form in counts.opening | counts.single if is_name(form, counts)}
    _write(found)  # the second time names are found by the list of the first
    uses = used(sorted(DATA.glob("*.dev.jsonl.gz")))
    found = mined_again(found, uses)
    _write(found)
    if given.shown:
        for form, how in sorted(found.items()):
            numbers = (counts.times[form], counts.opening[form], counts.single[form], uses.again[form])
            sys.stdout.write("\t".join((form, how, *map(str, numbers))) + "\n")


if __name__ == "__main__":
    main()
