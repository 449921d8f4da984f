"""The feeds of a house, in each form that publishers use."""

from collections.abc import Callable

import orjson
from markupsafe import Markup

from isnad.sample.channel import Channel
from isnad.sample.houses import Form, Printed
from isnad.sample.rss import rss
from isnad.sample.sitemaps import sitemap_index

NEWEST = 15  # items of a feed


def write_feed(channel: Channel) -> tuple[bytes, str]:
    """A feed with its content type. KeyError for a form that is no feed."""
    writer, content_type = _WRITERS[channel.feed.form]
    return writer(channel), content_type


def _rdf(channel: Channel) -> bytes:
    lines = Markup("").join(Markup('<rdf:li rdf:resource="{}"/>\n').format(item.address) for item in channel.items)
    items = Markup("").join(
        Markup(
            """<item rdf:about="{address}">
<title>{title}</title>
<link>{address}</link>
<description>{summary}</description>
<dc:date>{date}</dc:date>
<dc:subject>{section}</dc:subject>
{authors}</item>
"""
        ).format(
            address=item.address,
            title=item.title,
            summary=item.summary,
            date=item.published.isoformat(),
            section=item.section,
            authors=Markup("").join(Markup("<dc:creator>{}</dc:creator>\n").format(one) for one in item.authors),
        )
        for item in channel.items
    )
    text = Markup(
        """<?xml version="1.0" encoding="{encoding}"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="{address}">
<title>{name}</title>
<link>{home}</link>
<description>{name}</description>
<dc:language>ar</dc:language>
<items>
<rdf:Seq>
{lines}</rdf:Seq>
</items>
</channel>
{items}</rdf:RDF>
"""
    ).format(
        encoding=channel.feed.encoding,
        address=channel.address,
        name=channel.house.publisher.name,
        home=channel.house.home,
        lines=lines,
        items=items,
    )
    return text.encode(channel.feed.encoding, "xmlcharrefreplace")


def _atom(channel: Channel) -> bytes:
    entries = Markup("").join(
        Markup(
            """<entry>
<id>{address}</id>
<title>{title}</title>
<link rel="alternate" href="{address}"/>
<published>{published}</published>
<updated>{updated}</updated>
<author><name>{author}</name></author>
<category term="{section}"/>
<summary>{summary}</summary>
</entry>
"""
        ).format(
            address=item.address,
            title=item.title,
            published=item.published.isoformat(),
            updated=item.since.isoformat(),
            author="، ".join(item.authors) or channel.house.publisher.name,
            section=item.section,
            summary=item.summary,
        )
        for item in channel.items
    )
    text = Markup(
        """<?xml version="1.0" encoding="{encoding}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
<id>{address}</id>
<title>{name}</title>
<link rel="self" href="{address}"/>
<link rel="alternate" href="{home}"/>
<updated>{built}</updated>
{entries}</feed>
"""
    ).format(
        encoding=channel.feed.encoding,
        address=channel.address,
        name=channel.house.publisher.name,
        home=channel.house.home,
        built=channel.built.isoformat(),
        entries=entries,
    )
    return text.encode(channel.feed.encoding, "xmlcharrefreplace")


def _json_feed(channel: Channel) -> bytes:
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.house.publisher.name,
            "home_page_url": channel.house.home,
            "feed_url": channel.address,
            "language": "ar",
            "items": [_json_item(item) for item in channel.items],
        },
        option=orjson.OPT_INDENT_2,
    )


def _json_item(item: Printed) -> dict[str, object]:
    changed = {"date_modified": item.updated.isoformat()} if item.updated else {}
    return {
        "id": item.address,
        "url": item.address,
        "title": item.title,
        "summary": item.summary,
        "date_published": item.published.isoformat(),
        **changed,
        "authors": [{"name": author} for author in item.authors],
        "tags": [item.section],
    }


_WRITERS: dict[Form, tuple[Callable[[Channel], bytes], str]] = {
    Form.RSS: (rss, "application/rss+xml"),
    Form.RDF: (_rdf, "application/rdf+xml"),
    Form.ATOM: (_atom, "application/atom+xml"),
    Form.JSON: (_json_feed, "application/feed+json"),
    Form.SITEMAP: (sitemap_index, "application/xml"),
}
