"""How many, in a text: every quantity with its bounds, what is counted, what is said of it, where, when and by whom.

The way through: `isnad.arabic.numbers` finds the numbers; `nouns` what each counts, `excluded` those that are no
quantity (dates, ages, scores, names), `around` what stands beside it; `search` is the door.
"""

from isnad.analyse.figures.search import figures

__all__ = ["figures"]
