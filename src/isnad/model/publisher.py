"""Who prints."""

from dataclasses import dataclass
from enum import StrEnum


class PublisherKind(StrEnum):
    """What sort of house a publisher is."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Publisher:
    """A house that prints news under its own name."""

    id: str  # ours: a short Latin word, the same as `publisher` in JSON Lines
    name: str  # as it calls itself, in Arabic where it does
    country: str = ""  # ISO 3166-1 alpha-2, "" where unknown
    zone: str = ""  # IANA time zone of its clock, "" where unknown
    language: str = "ar"  # BCP 47
    kind: PublisherKind = PublisherKind.SITE  # as we judge it
    owner: str = ""  # the group that owns it, "" where independent or unknown
    hosts: tuple[str, ...] = ()  # host names without "www."; a subdomain of one is this publisher's too
    aliases: tuple[str, ...] = ()  # other ways its name is written in credits: «أ ف ب»، «فرانس برس»
    home: str = ""  # address of its home page
    feeds: tuple[str, ...] = ()  # addresses of its feeds, not verified unless the catalogue says so
