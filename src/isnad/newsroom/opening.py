"""Which store is meant, and a newsroom on it."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from isnad.clock import now_in_utc
from isnad.collect import Catalogue, built_in_catalogue, built_in_rules
from isnad.errors import SettingError
from isnad.newsroom.newsroom import Newsroom
from isnad.newsroom.rules import Rules
from isnad.newsroom.taggers import tagger_name
from isnad.store import Store

STORE_SETTING = "ISNAD_STORE"
# In the folder one works in, where it is seen, copied and removed like any other file.
DEFAULT_STORE = "sqlite:///isnad.sqlite"

_SQLITE = "sqlite:///"


def store_url(url: str = "") -> str:
    """The address of the store that is meant: the one given, else the setting ISNAD_STORE, else DEFAULT_STORE.

    A bare path is the file of an SQLite store.

    >>> store_url("news.sqlite")
    'sqlite:///news.sqlite'
    """
    url = url or os.environ.get(STORE_SETTING, "") or DEFAULT_STORE
    return url if "://" in url else _SQLITE + url


def open_newsroom(  # noqa: PLR0913 - all but the address are named
    url: str = "",
    *,
    create: bool = True,
    migrate: bool = True,
    clock: Callable[[], datetime] = now_in_utc,
    tagger: str = "",
    workers: int = 0,
) -> Newsroom:
    """A newsroom on the store at this address («» as in `store_url`), with the catalogue of the project.

    With `create=False` an SQLite file that is not there is not made. With `migrate=False` an older store is refused.
    `clock` gives the present time, aware. `tagger` names a neural tagger («» as in `tagger_name`); it is loaded when
    there is something to analyse. `workers` is the number of processes that read; with 0 this one does.

    Raises SettingError where there is no such file and none may be made, and StoreError where the store does not open.
    """
    url = store_url(url)
    path = Path(url.removeprefix(_SQLITE))
    if not create and url.startswith(_SQLITE) and not path.exists():
        raise SettingError(
            f"there is no store at {path}: `isnad import PATH` makes one, "
            f"`--store` or the setting {STORE_SETTING} names another"
        )
    rules = Rules.present(tagger_name(tagger))
    store = Store.open(url, migrate=migrate, clock=clock)
    return Newsroom(store, Catalogue(built_in_catalogue(), built_in_rules()), clock, rules, workers)
