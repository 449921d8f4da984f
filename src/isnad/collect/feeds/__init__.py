"""Feeds, sitemaps, section pages and lists of feeds: bytes in, values out. Nothing here fetches.

`opening` makes text and trees of bytes, whatever their encoding and faults, and says what they are instead; `plain`
and `elements` read fields; `reading` is the door to `syndicated` (RSS, Atom) and `json_feed`; `sitemaps`, `sections`,
`discovery` and `opml` each read what they are called after.
"""

from isnad.collect.feeds.discovery import discover
from isnad.collect.feeds.opml import read_opml, write_opml
from isnad.collect.feeds.reading import read_feed
from isnad.collect.feeds.sections import read_section
from isnad.collect.feeds.sitemaps import read_sitemap

__all__ = ["discover", "read_feed", "read_opml", "read_section", "read_sitemap", "write_opml"]
