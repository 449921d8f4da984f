"""Where the parts of an article stand in the pages of one publisher."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageRules:
    """What a person who looked at a publisher's pages says of them: counts before what extraction finds by itself.

    A selector is an XPath («//h1/text()»), or «json:» and the path to a value in `data`: keys and places of a list with
    dots between them, «*» for each («json:article.blocks.*.text»). Of several the first that finds something counts.
    """

    publisher: str  # id of the Publisher
    reason: str  # why extraction alone is not enough
    data: str = ""  # XPath of the script that holds JSON, "" where no selector asks for it
    title: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    body: tuple[str, ...] = ()  # the elements, or texts in HTML or plain, that hold the paragraphs
    drop: tuple[str, ...] = ()  # elements that are taken out before the page is read, all that any of these finds
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
