"""The text dump of a news page: what a browser's «save as text» or a copying reader leaves of it.

    headline
    تاريخ النشر: ...              the date, if any
    paragraphs                    a short line between them is a heading
    المصدر: ...                   whom the page credits
    كلمات دلالية: ...             keywords, with or without separators
    إقرأ أيضاً:                   the next article of the page begins: headline, paragraphs, ...

Every piece but headline and body may be missing. Paragraphs are kept as written: a dateline («عواصم " وكالات ":») is
read into its fields and stays in its paragraph.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from isnad.arabic import dates
from isnad.arabic.letters import INVISIBLE, match_form
from isnad.errors import NotAnArticle
from isnad.extract.credit_line import LONGEST_CREDIT
from isnad.extract.credits import Credits, read_credit
from isnad.extract.dump_keywords import split_keywords
from isnad.extract.sign_off import is_sign_off
from isnad.extract.wordlists import forms
from isnad.model import Article, Evidence, Moment, Paragraph, ParagraphKind, ReadAlso, own_id

_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_BLANKS = "".join(ch for ch in map(chr, range(0x10000)) if ch.isspace() or re.match(INVISIBLE, ch))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_MOST_CONTROLS = 0.01  # share of the characters: a text has none, bytes that were never text have many
_MARKUP = ("<", "{", "[{")
_LONGEST_LABEL = 24  # characters of a label before its colon
_LONGEST_HEADLINE = 250  # characters; a longer first line is a paragraph
_FEWEST_WORDS = 4  # of a body: less is a menu or a caption
_LONGEST_HEADING = 90  # characters and words of a heading between paragraphs; longer lines are sentences
_MOST_HEADING_WORDS = 14
_PARAGRAPH_TO_HEADING = 1.5  # a paragraph under a heading is at least that much longer than it
_END_OF_SENTENCE = (".", "؟", "?", "!", "…", ":", "،", "؛", ",", ";")
_CLOSING = "»\"”')] "
_LIST_ITEM = re.compile(r"[-–—•*●▪]|\d+\s*[-.)–]|[«\"“]")
_LONGEST_DATELINE = 60  # characters before the sign that ends it
_DATELINE_END = re.compile(r"[:)»]|\s[-–—ـ]+\s|\s?[-–—]\s")
_CLOSED = frozenset(")»")
_CREDIT_AT_END = re.compile(r"\([^()\n]{2,40}\)\s*\.?\s*\Z")


@dataclass(slots=True)
class _Part:
    """The lines of one article of the page."""

    lines: list[str] = field(default_factory=list)  # headline, body and what is yet to be told apart
    labelled: list[tuple[str, str, str]] = field(default_factory=list)  # field, label as written, value
    offers: list[tuple[str, str]] = field(default_factory=list)  # headlines of others within it, with their label
    opened_by: str = ""  # the label it began under

    def is_closed(self) -> bool:
        """Whether what stands at the end of an article was seen."""
        return any(name in {"source", "keywords"} for name, _, _ in self.labelled)


def articles_from_dump(text: str, source: str) -> tuple[Article, ...]:
    """The articles in the text dump of a page, in order, each with a read-also link to the next.

    `source` names the file in messages. Raises NotAnArticle where no article stands in the text: it is empty, no text
    at all, markup, or a headline without a body. A headline under «إقرأ أيضاً:» without a body is a link alone.
    """
    _refuse_what_is_no_dump(text, source)
    parts = [part for part in _parts(text) if part.lines]
    if not parts:
        raise NotAnArticle(f"{source}: no article stands in this text, it is empty")
    first, *others = parts
    article = _article(first)
    if len(article.title) > _LONGEST_HEADLINE:
        raise NotAnArticle(f"{source}: the first line is no headline, it has {len(article.title)} characters")
    if not any(len(paragraph.text.split()) >= _FEWEST_WORDS for paragraph in article.paragraphs):
        raise NotAnArticle(f"{source}: no article stands under «{article.title[:60]}», only a headline")
    return _chained(article, others)


def _refuse_what_is_no_dump(text: str, source: str) -> None:
    if len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS:
        raise NotAnArticle(f"{source}: this is no text, or text in another encoding")
    if text.lstrip("\ufeff \t\r\n").startswith(_MARKUP):
        raise NotAnArticle(f"{source}: this is HTML or JSON, not the text of a page; give it its own ending")


def _chained(first: Article, others: Sequence[_Part]) -> tuple[Article, ...]:
    """The articles with their links; what has no body is links of the article before it."""
    found = [first]
    links: list[dict[str, str]] = [{}]  # of every article: headline -> the label it stood under
    for part in others:
        article = _article(part)
        stands = _has_sentences(article) and len(article.title) <= _LONGEST_HEADLINE
        links[-1] |= dict.fromkeys([article.title] if stands else part.lines, part.opened_by)
        if stands:
            found.append(article)
            links.append({})
    return tuple(map(_with_links, found, links))


def _with_links(article: Article, links: Mapping[str, str]) -> Article:
    known = {link.headline for link in article.read_also}
    new = {headline: label for headline, label in links.items() if headline not in known}
    return replace(
        article,
        read_also=article.read_also + tuple(map(ReadAlso, new)),
        evidence=article.evidence
        + tuple(Evidence("read_also", f"dump:{label}", headline) for headline, label in new.items()),
    )


def _parts(text: str) -> list[_Part]:
    """The lines of the text told apart: one part an article, labelled lines out of the rest."""
    parts = [_Part()]
    waiting: tuple[str, str] | None = None  # a label without a value, which stands on the next line
    for line in _LINE_END.split(text):
        words = line.strip(_BLANKS)
        if not words:
            continue
        name, label, value = _labelled(words)
        if waiting is not None and not name:
            parts[-1].labelled.append((*waiting, words))
            waiting = None
        elif name == "read_also":
            _open(parts, label, value)
        elif name and not value:
            waiting = (name, label)
        elif name:
            parts[-1].labelled.append((name, label, value))
        else:
            parts[-1].lines.append(words)
    return parts


def _open(parts: list[_Part], label: str, value: str) -> None:
    """A line «اقرأ أيضا»: by itself, or after an article's end, it opens the next; within a body it is a link."""
    if value and not parts[-1].is_closed():
        parts[-1].offers.append((value, label))
        return
    parts.append(_Part(lines=[value] if value else [], opened_by=label))


def _labelled(line: str) -> tuple[str, str, str]:
    """Field, label as written and value of a line that opens with a label; three empty strings for any other."""
    before, colon, after = line.partition(":")
    if len(before) > _LONGEST_LABEL:
        return "", "", ""
    label = before.strip(" .…-–•*#|«»\t")
    name = forms("dump_labels").get(match_form(label), "")
    if not name or (not colon and name != "read_also"):
        return "", "", ""
    value = after.strip()
    return ("", "", "") if name == "source" and len(value) > LONGEST_CREDIT else (name, label, value)


def _article(part: _Part) -> Article:
    title, *rest = part.lines
    lines, bylines = _without_bylines(rest)
    paragraphs = tuple(_paragraphs(lines))
    body = "\n".join(paragraph.text for paragraph in paragraphs)
    evidence = [Evidence("title", f"dump:{part.opened_by or 'first line'}", title)]
    published, modified = _time(part, "published", evidence), _time(part, "modified", evidence)
    credits_ = _credits(part, bylines, paragraphs, evidence)
    tags, tags_line = _tags(part, f"{title}\n{body}", evidence)
    article = Article(
        id=own_id(title, body),
        title=title,
        paragraphs=paragraphs,
        published=published,
        modified=modified,
        authors=credits_.authors,
        agencies=credits_.agencies,
        dateline=credits_.dateline,
        tags=tags,
        tags_line=tags_line,
        evidence=tuple(evidence),
    )
    return _with_links(article, dict(part.offers))


def _has_sentences(article: Article) -> bool:
    """Whether something longer than a headline stands under the headline: a list of headlines is no article."""
    return any(
        len(paragraph.text) > _LONGEST_HEADING
        or (len(paragraph.text.split()) >= _FEWEST_WORDS and paragraph.text.rstrip(_CLOSING).endswith("."))
        for paragraph in article.paragraphs
    )


def _time(part: _Part, name: str, evidence: list[Evidence]) -> Moment | None:
    """The first line of that label that can be read as a time; the others are kept as evidence."""
    found: Moment | None = None
    for its_name, label, value in part.labelled:
        if its_name == name:
            dated = None if found else dates.parse(value)
            evidence.append(Evidence(name, f"dump:{label}", value, chosen=dated is not None))
            found = dated.moment if dated else found
    return found


def _credits(part: _Part, bylines: Sequence[str], paragraphs: Sequence[Paragraph], evidence: list[Evidence]) -> Credits:
    """Who is credited: in labelled lines, lines of their own, at the head and the end of the body, in that order."""
    found = Credits()
    for name, label, value in part.labelled:
        if name == "source":
            read = read_credit(f"{label}: {value}") or Credits(agencies=(value,))
            found = _joined(found, read, f"dump:{label}", value, evidence)
    for line in bylines:
        found = _joined(found, read_credit(line), "dump:line", line, evidence)
    texts = [paragraph.text for paragraph in paragraphs if paragraph.kind is ParagraphKind.TEXT]
    if texts:
        found = _joined(found, *_dateline(texts[0]), evidence)
        at_end = _CREDIT_AT_END.search(texts[-1][-_LONGEST_DATELINE:])
        if at_end:
            words = at_end.group().rstrip(" .")
            found = _joined(found, read_credit(words), "dump:last paragraph", words, evidence)
    return found


def _joined(found: Credits, more: Credits | None, source: str, words: str, evidence: list[Evidence]) -> Credits:
    if more is None:
        return found
    evidence.extend(
        Evidence(name, source, words) for name in ("authors", "agencies", "dateline") if getattr(more, name)
    )
    return found.joined(more)


def _dateline(paragraph: str) -> tuple[Credits | None, str, str]:
    """The credit that opens a paragraph («عواصم " وكالات ":»، «الرياض - واس -»), where it was found, and its words."""
    head = paragraph[:_LONGEST_DATELINE]
    for end in sorted(_DATELINE_END.finditer(head), key=lambda match: -match.end()):
        words = head[: end.end() if end.group() in _CLOSED else end.start()].strip()
        read = read_credit(words)
        if read is not None and (read.agencies or (read.dateline and ":" not in end.group())):
            return read, "dump:first paragraph", words
    return None, "", ""


def _without_bylines(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines without those at either end that are credits and nothing else («كتب: ...», «انتهى»), and these."""
    start, end = 0, len(lines)
    while start < end and _is_byline(lines[start]):
        start += 1
    while end > start and _is_byline(lines[end - 1]):
        end -= 1
    return list(lines[start:end]), [*lines[:start], *lines[end:]]


def _is_byline(line: str) -> bool:
    if is_sign_off(line):
        return True
    if len(line) > LONGEST_CREDIT or line.endswith((".", "؟", "!")):
        return False
    read = read_credit(line)
    return read is not None and bool(read.agencies or read.authors)


def _tags(part: _Part, text: str, evidence: list[Evidence]) -> tuple[tuple[str, ...], str]:
    """The keywords, and their line as it stood where it had to be split by guessing."""
    tags: dict[str, str] = {}
    guessed: list[str] = []
    for name, label, value in part.labelled:
        if name == "keywords":
            keywords = split_keywords(value, text)
            for tag in keywords.tags:
                tags.setdefault(match_form(tag), tag)
            guessed += [value] if keywords.guessed else []
            evidence.append(Evidence("tags", f"dump:{label}", value))
    return tuple(tags.values()), "\n".join(guessed)


def _paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    """The body; a line is a heading where it is short, ends no sentence, and a longer paragraph follows it.

    The first line is none: above it stands the headline. Where most paragraphs end without a full stop, its want says
    nothing, and only lines half as long are headings.
    """
    sentences = [line for line in lines if len(line) > _LONGEST_HEADING]
    stopped = sum(line.rstrip(_CLOSING).endswith(_END_OF_SENTENCE) for line in sentences)
    longest = _LONGEST_HEADING if stopped * 2 >= len(sentences) else _LONGEST_HEADING // 2
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else ""
        is_heading = place > 0 and len(line) <= longest and _is_heading(line, following)
        yield Paragraph(line, ParagraphKind.HEADING if is_heading else ParagraphKind.TEXT)


def _is_heading(line: str, following: str) -> bool:
    return (
        len(line.split()) <= _MOST_HEADING_WORDS
        and len(following) >= len(line) * _PARAGRAPH_TO_HEADING
        and not line.rstrip(_CLOSING).endswith(_END_OF_SENTENCE)
        and not _LIST_ITEM.match(line)
        and any(ch.isalpha() for ch in line)
    )
