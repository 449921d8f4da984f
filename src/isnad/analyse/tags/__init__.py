"""What an article is about, as phrases of its own text.

The way through: `reading` parts the text into words, of which `words` knows what each may be (`fronts`: what is written
onto it); `phrases` finds noun phrases and names by rule; `candidates` brings together those that mean the same;
`measures` weighs them, `choosing` takes the best and drops fragments, `writing` gives each its form; `search` is the
door.
"""

from isnad.analyse.tags.search import tags

__all__ = ["tags"]
