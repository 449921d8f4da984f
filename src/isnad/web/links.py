"""Addresses of our own pages, and which foreign addresses may become links.

An article's id may itself be an address, with slashes and Arabic letters; ids therefore stand in the query, where
neither a proxy nor a browser touches them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlencode, urlsplit

from isnad.model import TopicKind, Words


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as one page writes them."""

    carried: Mapping[str, str] = field(default_factory=dict)  # choices that every link hands on

    def to(self, path: str, **query: object) -> str:
        """An address of ours; parameters that are None or empty are left out."""
        wanted = {key: str(value) for key, value in query.items() if value not in (None, "")}
        asked = urlencode({**self.carried, **wanted}, errors="surrogatepass")
        return f"{path}?{asked}" if asked else path

    def article(self, key: str) -> str:
        """The page of an article."""
        return self.to("/article", id=key)

    def revision(self, key: str, number: int) -> str:
        """The page of one state of an article."""
        return self.to("/article/revision", id=key, number=number)

    def words_at(self, words: Words, newest: int) -> str:
        """The page of the state that words stand in, at these words; `newest` is the number of its article's newest."""
        start, end = words.span.start, words.span.end
        if words.revision == newest:
            return self.to("/article", id=words.article, start=start, end=end) + "#asked"
        return self.revision(words.article, words.revision)

    def compare(self, first: str, other: str) -> str:
        """The page that sets two articles against each other, the older first."""
        return self.to("/compare", a=first, b=other)

    def story(self, key: str, event: str = "") -> str:
        """The page of a story, at one of its events."""
        return self.to("/story", id=key) + (f"#{event}" if event else "")

    def tag(self, key: str, page: int = 1) -> str:
        """The page of a tag."""
        return self.to("/tag", key=key, page=page if page > 1 else None)

    def topic(self, kind: str, key: str) -> str:
        """The page of a tag or an entity."""
        return self.tag(key) if kind == TopicKind.TAG else self.to("/entity", kind=kind, key=key)

    def publisher(self, publisher_id: str, page: int = 1) -> str:
        """The page of a publisher."""
        return self.to("/publisher", id=publisher_id, page=page if page > 1 else None)

    def feed(self, number: int) -> str:
        """The page of a feed."""
        return self.to("/feed", id=number)

    def watch(self, number: int) -> str:
        """The page of a watch."""
        return self.to("/watch", id=number)

    def words(self, words: str) -> str:
        """A search for words as a phrase; quotation marks within them would end it, so they become spaces."""
        inner = " ".join("".join(" " if ch in '"«»“”' else ch for ch in words).split())
        return self.to("/search", q=f"«{inner}»" if " " in inner else inner)

    def search(self, asked: Mapping[str, str], page: int = 1) -> str:
        """A page of what a search found, with the same words and filters."""
        return self.to("/search", **asked, page=page if page > 1 else None)


def foreign(url: str) -> str:
    """The address of another site as a link may have it, "" where it is none of http or https."""
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return quote(url.strip(), safe="/:@!$&'()*+,;=~-._?#[]%", errors="replace") if usable else ""


def readable(url: str) -> str:
    """An address for the eye: without the scheme, percent-encoded letters decoded."""
    return unquote(url.partition("://")[2] or url, errors="replace").removesuffix("/")
