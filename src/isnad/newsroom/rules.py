"""How articles are read: the rules of this program, with the optional tagger, and their version."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Self

from isnad.analyse import VERSION, analyse
from isnad.model import Analysis, Article
from isnad.newsroom.taggers import load_tagger, version_with


@dataclass(frozen=True, slots=True)
class Rules:
    """How articles are read: a pure function and its version, from 1, which is another whenever its answers are."""

    version: int
    analyse: Callable[[Article], Analysis]
    prepare: Callable[[], object] = lambda: None  # what fails or takes long before the first article
    tagger: str = ""  # the tagger among them: other processes make the same rules by its name

    @classmethod
    def present(cls, tagger: str = "") -> Self:
        """Those of this program, with the tagger of this name where one is named.

        It is loaded by `prepare` or the first article, once; both raise TaggerMissing or TaggerUnusable.
        """
        if not tagger:
            return cls(VERSION, analyse)
        loaded = cache(lambda: load_tagger(tagger))
        return cls(
            version_with(VERSION, tagger),
            lambda article: analyse(article, loaded()(article.text)),
            prepare=loaded,
            tagger=tagger,
        )
