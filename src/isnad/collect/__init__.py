"""Where pages and records come from: files, archives and, alone in the house, the network."""

from isnad.collect.catalogue import Catalogue, built_in_catalogue, load_catalogue
from isnad.collect.feeds import discover, read_feed, read_opml, read_section, read_sitemap, write_opml
from isnad.collect.files import read_paths, total_bytes
from isnad.collect.items import Dump, Introduced, Item, PageRead, PassedOver, Record
from isnad.collect.kinds import HEAD, Kind, kind_of
from isnad.collect.pages import decode_text
from isnad.collect.rules import built_in_rules, load_rules
from isnad.collect.streams import SIZE_LIMIT, STANDARD_INPUT

__all__ = [
    "HEAD",
    "SIZE_LIMIT",
    "STANDARD_INPUT",
    "Catalogue",
    "Dump",
    "Introduced",
    "Item",
    "Kind",
    "PageRead",
    "PassedOver",
    "Record",
    "built_in_catalogue",
    "built_in_rules",
    "decode_text",
    "discover",
    "kind_of",
    "load_catalogue",
    "load_rules",
    "read_feed",
    "read_opml",
    "read_paths",
    "read_section",
    "read_sitemap",
    "total_bytes",
    "write_opml",
]
