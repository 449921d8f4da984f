"""Analyses what the store has taken in, and again what older rules read: each part is saved in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Self

from isnad.analyse import VERSION, analyse
from isnad.model import Analysed, Analysis, Article, KeptArticle
from isnad.newsroom.report import Progress
from isnad.newsroom.taggers import load_tagger, version_with
from isnad.store import Store

# Articles in one transaction: half a second's work, which a kill loses.
PART = 250


@dataclass(frozen=True, slots=True)
class Rules:
    """How articles are read: a pure function and its version, from 1, which is another whenever its answers are."""

    version: int
    analyse: Callable[[Article], Analysis]
    prepare: Callable[[], object] = lambda: None  # what fails or takes long before the first article

    @classmethod
    def present(cls, tagger: str = "") -> Self:
        """Those of this program, with the tagger of this name where one is named.

        It is loaded by `prepare` or the first article, once; both raise TaggerMissing or TaggerUnusable.
        """
        if not tagger:
            return cls(VERSION, analyse)
        loaded = cache(lambda: load_tagger(tagger))
        return cls(
            version_with(VERSION, tagger), lambda article: analyse(article, loaded()(article.text)), prepare=loaded
        )


class Analyst:
    """Keeps the analyses of a store up to date. Several may be at work on one store: they may only do work twice."""

    def __init__(self, store: Store, rules: Rules) -> None:
        self._store = store
        self._rules = rules

    def prepare(self) -> None:
        """Loads what the rules need, so that it fails before there is work done."""
        self._rules.prepare()

    def catch_up(self, done: Callable[[int], None] = lambda _: None) -> int:
        """Analyses everything whose words nobody has read, and says how many articles that were.

        `done` is told of each part as it is saved. Killed at any moment, it loses nothing: the next call goes on
        behind the last saved part.
        """
        return self._work(self._store.unread, done)

    def renew(self, progress: Progress) -> int:
        """Analyses everything that nobody or another version of the rules has read, and says how many that were.

        `progress` counts articles. It may be killed and called again like `catch_up`.
        """
        total = 0
        progress.begin(self._store.behind(self._rules.version))

        def done(articles: int) -> None:
            nonlocal total
            total += articles
            progress.advance(articles)
            progress.kept(total)

        self.catch_up(done)
        self._work(self._of_other_rules, done)
        return total

    def behind(self) -> int:
        """How many articles nobody or another version of the rules has read."""
        return self._store.behind(self._rules.version)

    def _of_other_rules(self, limit: int) -> tuple[KeptArticle, ...]:
        return self._store.read_otherwise(self._rules.version, limit)

    def _work(self, next_part: Callable[[int], Sequence[KeptArticle]], done: Callable[[int], None]) -> int:
        total = 0
        while part := next_part(PART):
            self._store.save_analyses([self._analysed(kept) for kept in part])
            done(len(part))
            total += len(part)
        return total

    def _analysed(self, kept: KeptArticle) -> Analysed:
        article = kept.article
        return Analysed(article.id, kept.revision, self._rules.version, self._rules.analyse(article))
