"""Article -> tags, entities, claims, figures: pure functions.

The package can be called itself: `isnad.analyse(article)` is the project's contract, and Python binds the package to
that name as soon as anybody imports it.
"""

import sys
from types import ModuleType

from isnad.analyse.claims import claims
from isnad.analyse.entities import entities
from isnad.analyse.figures import figures
from isnad.model import Analysis, Article

__all__ = ["VERSION", "analyse"]

VERSION = 2  # of the rules; what is stored carries it


def analyse(article: Article) -> Analysis:
    """The claims, figures and entities of one article."""
    said = claims(article.text, article.published)
    return Analysis(said, figures(article.text, said), entities(article.text))


class _Callable(ModuleType):
    def __call__(self, article: Article) -> Analysis:
        return analyse(article)


sys.modules[__name__].__class__ = _Callable
