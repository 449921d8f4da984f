"""The stories of the sample newsroom as its labels group them: what the parts of a story's page are measured on.

The pages are imported, so that articles are as extraction gives them; copies, events and stories are those of the
labels, so that a part is measured by itself and not by the grouping before it.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from isnad.analyse import analyse
from isnad.model import Placed, Placement, Told, Words
from isnad.newsroom import open_newsroom
from sample import NEWSROOM, Collected


@cache
def true_stories() -> tuple[Mapping[str, Sequence[Told]], Mapping[str, Sequence[str]], Collected]:
    """The states of the articles of every story, oldest first; the names of these, «house/slug.v2»; all of the sample.

    The newsroom behind the third is closed: its articles and truths stay.
    """
    with tempfile.TemporaryDirectory() as folder, open_newsroom(str(Path(folder) / "sample.sqlite")) as newsroom:
        newsroom.import_paths([NEWSROOM / "pages"])
        kept = Collected(newsroom)
        found = kept.articles
    named: defaultdict[str, list[tuple[str, Told]]] = defaultdict(list)
    for name, article in found.items():
        base = name.rpartition(".v")[0] or name
        labels, state = kept.labels[base], kept.states[name]
        at = state.fields["published" if state.number == 1 else "modified"]
        place = Placement(base, labels["copy"], labels["event"], labels["story"], f"publisher:{labels['origin']}")
        placed = Placed(base, article.title, base.partition("/")[0], kept.states[base].fields["published"], place)
        newest = f"{base}.v{state.number + 1}" not in found
        told = Told(placed, state.number, at, replace(article, id=base), analyse(article), is_newest=newest)
        named[labels["story"]].append((name, told))
    for states in named.values():
        states.sort(key=lambda each: (each[1].at, each[0]))
    stories = {story: [told for _, told in states] for story, states in named.items()}
    return stories, {story: [name for name, _ in states] for story, states in named.items()}, kept


def meets(words: Words, told: Sequence[Told], names: Sequence[str], article: str, truth: str) -> bool:
    """Whether words of an account stand in the state that a truth names, and touch the truth's own words there."""
    for name, state in zip(names, told, strict=True):
        if name == article and state.placed.article == words.article and state.revision == words.revision:
            return any(
                words.span.start < start + len(truth) and start < words.span.end
                for start in _places(state.article.text, truth)
            )
    return False


def _places(text: str, truth: str) -> Iterable[int]:
    start = text.find(truth)
    while start >= 0:
        yield start
        start = text.find(truth, start + 1)


def main() -> None:
    """Print the stories with the names of their states, as JSON."""
    stories, names, _ = true_stories()
    for story in stories:
        print(json.dumps({"story": story, "states": names[story]}, ensure_ascii=False))


if __name__ == "__main__":
    main()
