"""Claims: who said what, and through whom it came. See docs/claims.md."""

from isnad.analyse.claims.reports import claims

__all__ = ["claims"]
