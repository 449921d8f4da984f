"""RSS 2.0, written as publishers write it: with dates in words, tags in titles, links that lack their beginning."""

from datetime import UTC, datetime
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from isnad.sample.channel import Channel
from isnad.sample.houses import House, Printed, Quirk, plain_http, relative


def rss(channel: Channel) -> bytes:
    """The feed, in its encoding."""
    house, broken = channel.house, Quirk.BROKEN_XML in channel.feed.quirks
    text = Markup(
        """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>{name}</title>
<link>{home}</link>
<atom:link href="{address}" rel="self" type="application/rss+xml"/>
<description>{name} {sign} آخر الأخبار</description>
<language>ar</language>
<lastBuildDate>{built}</lastBuildDate>
{items}</channel>
</rss>
"""
    ).format(
        encoding=channel.feed.encoding,
        name=house.publisher.name,
        home=house.home,
        address=channel.address,
        sign=Markup("&") if broken else "-",
        built=format_datetime(channel.built.astimezone(UTC), usegmt=True),
        items=Markup("").join(_rss_item(item, channel) for item in channel.items),
    )
    if broken:
        text = text.replace("«", Markup("&laquo;")).replace("»", Markup("&raquo;"))
    return text.encode(channel.feed.encoding, "xmlcharrefreplace")


def _rss_item(item: Printed, channel: Channel) -> Markup:
    quirks = channel.feed.quirks
    parts = [
        ("title", _with_html(item.title) if Quirk.HTML_TITLES in quirks else escape(item.title)),
        ("link", escape(_link(item, quirks))),
        ("pubDate", escape(_rss_date(item, channel))),
        *(("dc:creator", escape(author)) for author in item.authors),
        ("category", escape(item.section)),
        ("description", escape(item.summary)),
    ]
    if Quirk.WORDPRESS in quirks:
        whole = Markup("\n").join(Markup("<p>{}</p>").format(words) for words in item.paragraphs)
        parts.append(("content:encoded", Markup("<![CDATA[{}]]>").format(whole)))
    lines = [Markup("<{0}>{1}</{0}>\n").format(Markup(name), words) for name, words in parts]
    if item.source and Quirk.SOURCE in quirks:
        lines.append(Markup('<source url="{}">{}</source>\n').format(plain_http(item.source.home), item.source.name))
    if Quirk.NO_GUID not in quirks:
        lines.append(_guid(item, channel))
    return Markup("<item>\n{}</item>\n").format(Markup("").join(lines))


def _guid(item: Printed, channel: Channel) -> Markup:
    if Quirk.WORDPRESS in channel.feed.quirks:
        number = [one.url for one in channel.house.printed].index(item.url)
        own = channel.house.at(f"/?p={1000 + number}")
        return Markup('<guid isPermaLink="false">{}</guid>\n').format(own)
    return Markup('<guid isPermaLink="true">{}</guid>\n').format(item.address)


def _rss_date(item: Printed, channel: Channel) -> str:
    if Quirk.ARABIC_DATES in channel.feed.quirks:
        return _local_time(item.published, channel.house)
    return format_datetime(item.published)


def _link(item: Printed, quirks: frozenset[Quirk]) -> str:
    if Quirk.RELATIVE_LINKS in quirks:
        return relative(item.address)
    if Quirk.TRACKING in quirks:
        return f"{item.address}{'&' if '?' in item.address else '?'}utm_source=rss&utm_medium=feed"
    return item.address


def _with_html(title: str) -> Markup:
    first, blank, rest = title.partition(" ")
    return escape(str(Markup("<b>{}</b>{}{}").format(first, blank, rest)))


def _local_time(when: datetime, house: House) -> str:
    """«الإثنين 11 نونبر 2024 - 11:30»: by the clock of the house, in its own words."""
    here = when.astimezone(ZoneInfo(house.publisher.zone))
    day = f"{house.look.weekdays[here.weekday()]} {here.day} {house.look.months[here.month - 1]} {here.year}"
    return f"{day} - {here:%H:%M}"
