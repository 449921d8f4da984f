"""The pages of a house that are no articles: home, sections, what robots.txt forbids, and «not found»."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from isnad.sample.houses import FeedForm, Form, House, Printed, Quirk, relative

NEWEST = 20  # headlines of a page

_TYPES = {
    Form.RSS: "application/rss+xml",
    Form.RDF: "application/rss+xml",
    Form.ATOM: "application/atom+xml",
    Form.JSON: "application/feed+json",
}


def home_page(house: House, items: Sequence[Printed]) -> bytes:
    """The home page: the newest headlines, the feeds, the sections."""
    return _page(house, house.publisher.name, _headlines(house, items))


def section_pages(house: House, items: Sequence[Printed]) -> dict[str, bytes]:
    """The page of each section of the menu, by its path; none where the site has no such pages."""
    return {
        path: _page(
            house, f"{name} - {house.publisher.name}", _headlines(house, [one for one in items if one.section == name])
        )
        for path, name in _sections(house)
    }


def plain_page(house: House, words: str) -> bytes:
    """A page that says one thing."""
    return _page(house, words, Markup("<p>{}</p>\n").format(words))


def robots_txt(house: House) -> bytes:
    """What the house lets a program ask."""
    manner = house.manner
    lines = ["User-agent: *"]
    lines += [f"Disallow: {path}" for path in manner.disallow] or ["Disallow:"]
    lines += [f"Crawl-delay: {manner.crawl_delay}"] if manner.crawl_delay else []
    lines += [f"Sitemap: {house.at(feed.path)}" for feed in manner.feeds if feed.form is Form.SITEMAP]
    return ("\n".join(lines) + "\n").encode()


def _sections(house: House) -> Iterable[tuple[str, str]]:
    """Path and name of each section of the menu in which the house prints something."""
    used = {one.section for one in house.printed}
    if house.manner.sections:
        for number, name in enumerate(house.look.menu, 1):
            if name in used:
                yield house.manner.sections.format(n=number), name


def _headlines(house: House, items: Sequence[Printed]) -> Markup:
    short = any(Quirk.RELATIVE_LINKS in feed.quirks for feed in house.manner.feeds)
    return Markup("").join(
        Markup('<div class="item"><h2><a href="{}">{}</a></h2>\n<p>{}</p></div>\n').format(
            relative(item.address) if short else item.address, item.title, item.summary
        )
        for item in items[:NEWEST]
    )


def _page(house: House, title: str, body: Markup) -> bytes:
    text = Markup(
        """<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="{encoding}">
<title>{title}</title>
{feeds}</head>
<body>
<div class="head"><a href="/">{name}</a></div>
<div class="menu">{menu}</div>
{body}{forbidden}</body>
</html>
"""
    ).format(
        encoding=house.look.encoding,
        title=title,
        name=house.publisher.name,
        feeds=Markup("").join(_feed_link(feed, house) for feed in house.manner.feeds if feed.form in _TYPES),
        menu=Markup(" | ").join(Markup('<a href="{}">{}</a>').format(path, name) for path, name in _sections(house)),
        body=body,
        forbidden=Markup("").join(Markup('<a href="{}">للمحررين</a>\n').format(path) for path in house.manner.disallow),
    )
    return text.encode(house.look.encoding, "xmlcharrefreplace")


def _feed_link(feed: FeedForm, house: House) -> Markup:
    return Markup('<link rel="alternate" type="{}" title="{}" href="{}">\n').format(
        _TYPES[feed.form], house.publisher.name, feed.named
    )
