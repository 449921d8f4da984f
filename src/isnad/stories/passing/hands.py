"""Houses among the hands of a claim: which publisher or agency a name means."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import Article, Link, SourceKind

_JOINED = frozenset("ولبف")
_SHORTEST_NAME = 3  # letters: shorter ones stand in other words
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
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # names by their first words
        for key, each in self._names.items():
            for name in filter(core_of, each):
                words = tuple(written_words(match_form(name)))
                self._by_first.setdefault(words[0], []).append((words, key))

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
        words = written_words(match_form(article.text[:_LONGEST_LOOKED_AT]))
        found = {key for at in range(len(words)) for key in self._named_at(words, at) if key != own}
        return found.pop() if len(found) == 1 else ""

    def _named_at(self, words: Sequence[str], at: int) -> Iterator[str]:
        """The houses whose names stand at a word, with or without what may be joined before them."""
        for first in {words[at], words[at][1:]} if words[at][:1] in _JOINED else (words[at],):
            for name, key in self._by_first.get(first, ()):
                if tuple(words[at + 1 : at + len(name)]) == name[1:] and len("".join(name)) > _SHORTEST_NAME:
                    yield key


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
