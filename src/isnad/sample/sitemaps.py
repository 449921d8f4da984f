"""The news sitemaps of a house: an index, and one packed for each day (sitemaps.org 0.9, Google's news extension)."""

import gzip
from collections.abc import Sequence
from datetime import UTC, datetime

from markupsafe import Markup

from isnad.sample.channel import Channel
from isnad.sample.houses import Printed

_INDEX = Markup(
    """<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}</sitemapindex>
"""
)
_LIST = Markup(
    """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{}</urlset>
"""
)
_ENTRY = Markup(
    """<url>
<loc>{address}</loc>
<lastmod>{changed}</lastmod>
<news:news>
<news:publication><news:name>{name}</news:name><news:language>ar</news:language></news:publication>
<news:publication_date>{published}</news:publication_date>
<news:title>{title}</news:title>
</news:news>
</url>
"""
)


def sitemap_days(channel: Channel) -> dict[str, bytes]:
    """The packed sitemaps of the house by their paths: one for each UTC day on which something was printed."""
    days: dict[str, list[Printed]] = {}
    for item in channel.items:
        days.setdefault(_day_path(channel, item.published), []).append(item)
    return {path: gzip.compress(_news_sitemap(channel, items), mtime=0) for path, items in days.items()}


def sitemap_index(channel: Channel) -> bytes:
    """The index that names the sitemap of each day."""
    changed: dict[str, datetime] = {}
    for item in channel.items:
        path = _day_path(channel, item.published)
        changed[path] = max(item.since, changed.get(path, item.since))
    entries = Markup("").join(
        Markup("<sitemap><loc>{}</loc><lastmod>{}</lastmod></sitemap>\n").format(
            channel.house.at(path), when.isoformat()
        )
        for path, when in changed.items()
    )
    return _INDEX.format(entries).encode()


def _news_sitemap(channel: Channel, items: Sequence[Printed]) -> bytes:
    entries = Markup("").join(
        _ENTRY.format(
            address=item.address,
            changed=item.since.isoformat(),
            name=channel.house.publisher.name,
            published=item.published.isoformat(),
            title=item.title,
        )
        for item in items
    )
    return _LIST.format(entries).encode()


def _day_path(channel: Channel, when: datetime) -> str:
    return f"{channel.feed.path.removesuffix('.xml')}-{when.astimezone(UTC):%Y-%m-%d}.xml.gz"
