"""Which hosts are one site: those below one name that somebody registered.

What the Public Suffix List tells at length is told here by a rule for the second levels of countries («com.eg») and a
short list. Where the rule is wrong, it takes a name for an ending, and two hosts of one site for two: no harm is done.
"""

from functools import cache

from isnad.extract.wordlists import rows

_ANY_COUNTRY = "*"


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(suffix for (suffix,) in rows("public_suffixes"))


def site_of(host: str) -> str:
    """The registered name that a host stands below: the host itself where it is an address, an ending or one label.

    >>> site_of("m.akhbar.com.eg"), site_of("arabic.news.example"), site_of("127.0.0.1")
    ('akhbar.com.eg', 'news.example', '127.0.0.1')
    """
    labels = host.split(".")
    if ":" in host or labels[-1].isdigit():
        return host
    size = next((size for size in (3, 2) if _is_suffix(labels[-size:])), 1)
    return ".".join(labels[-size - 1 :])


def _is_suffix(labels: list[str]) -> bool:
    suffixes = _suffixes()
    country = len(labels) == 2 and len(labels[-1]) == 2
    return ".".join(labels) in suffixes or (country and f"{labels[0]}.{_ANY_COUNTRY}" in suffixes)
