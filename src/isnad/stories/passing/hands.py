"""Houses among the hands of a claim: which publisher or agency a name means."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import Article, Link, SourceKind

_LONGEST_LOOKED_AT = 20_000  # characters of a text in which a house is looked for


class Houses:
    """The houses that may pass claims on, by their names."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        """`names` are those of publishers and agencies by id: the first is what it is called, the others aliases."""
        self._names = {key: tuple(each) for key, each in names.items()}
        self._by_core: dict[tuple[str, ...], str] = {}
        for key, each in self._names.items():
            for name in each:
                if core := core_of(name):
                    self._by_core.setdefault(core, key)
        self._whole = {match_form(name): key for key, each in self._names.items() for name in each if core_of(name)}

    def called(self, house: str) -> str:
        """What a house is called; its id where nobody told its name."""
        return (self._names.get(house) or (house,))[0]

    def of_name(self, name: str) -> str:
        """The id of the house that a name means, "" where it means none that is known."""
        return self._by_core.get(core_of(name), "") if name else ""

    def credited(self, origin: str, publisher: str) -> str:
        """The house that the origin of a placement («agency:spa», «publisher:okaz») credits; "" for none or itself."""
        kind, _, key = origin.partition(":")
        if kind not in {"agency", "publisher"} or key == publisher:
            return ""
        return key

    def meant_in(self, article: Article, own: str) -> str:
        """The house that «الوكالة», «الصحيفة» mean in an article: the only other one that it names; "" where unsure."""
        text = f" {' '.join(written_words(match_form(article.text[:_LONGEST_LOOKED_AT])))} "
        found = {key for name, key in self._whole.items() if key != own and _stands_in(name, text)}
        return found.pop() if len(found) == 1 else ""


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as words, with or without what may be joined before it."""
    return len(name) > 3 and any(f" {before}{name} " in text for before in ("", "و", "ل", "ب"))


def is_press(link: Link) -> bool:
    """Whether a source is a house of the press, by its kind or by the word that its name begins with."""
    return link.kind is SourceKind.AGENCY or _opens_as_press(link.called)


@lru_cache(maxsize=20_000)
def _opens_as_press(name: str) -> bool:
    first = next(iter(written_words(name)), "")
    return _bare(match_form(first)) in _press_words()


@lru_cache(maxsize=20_000)
def core_of(name: str) -> tuple[str, ...]:
    """The words of a house's name that are its own, in matching form: «القلزم» of «وكالة القلزم للأنباء»."""
    words = [match_form(word) for word in written_words(name)]
    own = [word for word in words if _bare(word) not in _press_words()]
    # «صحيفة «السنديان» اللبنانية»: the adjective of its country is no part of the name.
    while len(own) > 1 and own[-1].startswith("ال") and own[-1].endswith(("يه", "ي")) and len(words) > len(own):
        own.pop()
    return tuple(own)


def _bare(form: str) -> str:
    return form.removeprefix("لل").removeprefix("ال")


@cache
def _press_words() -> frozenset[str]:
    return wordlists.forms("press_words", "isnad.stories")
