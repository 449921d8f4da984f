"""The accounts of stories: made when they change, kept packed beside their tellings, and given back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from threading import Lock

from isnad.collect import Catalogue
from isnad.errors import NotFound
from isnad.model import (
    ACCOUNT_VERSION,
    Account,
    Told,
    pack_account,
    unpack_account,
)
from isnad.newsroom import desk
from isnad.newsroom.telling import Accounted, Accounts, Teller
from isnad.store import Store
from isnad.stories.accounting import RULES, House, account_of

# Bytes of packed accounts that are remembered unpacked, where they take thirty times as much: 30 MB, or three stories
# of 2,000 articles.
_REMEMBERED = 1024 * 1024


def accounts(store: Store, catalogue: Callable[[], Catalogue]) -> Accounts:
    """How accounts are made: with the publishers that the catalogue knows then, and the tags that the store has."""

    def of(told: Sequence[Told]) -> Accounted:
        return _accounted(made_account(store, catalogue(), told))

    return Accounts(of, RULES * 10 + ACCOUNT_VERSION)


def made_account(store: Store, catalogue: Catalogue, told: Sequence[Told]) -> Account:
    """The account of a story from the states of its articles, with its tags."""
    account = account_of(told, houses_of(catalogue))
    tags = desk.tags_of(store, account.story.id)
    return replace(account, story=replace(account.story, tags=tags))


def houses_of(catalogue: Catalogue) -> Mapping[str, House]:
    """The publishers of a catalogue by id, as accounts need them."""
    return {publisher.id: House((publisher.name, *publisher.aliases), publisher.zone) for publisher in catalogue.all}


def _accounted(account: Account) -> Accounted:
    story = account.story
    denials = sum(one.sure for one in account.opposed.oppositions)
    return Accounted(account.conflicts, denials, pack_account(account), story.headline, len(story.events))


class KeptAccounts:
    """The accounts of a store's stories: as they were told last, else made now.

    One that was told a moment ago serves until the story is told anew, so that a page is quick for a large story too.
    What was unpacked last is remembered: the account of 2,000 articles takes 20 ms to unpack, and a page turned, or
    asked for again by the next editor, is of the same story.
    """

    def __init__(self, store: Store, teller: Teller, make: Callable[[Sequence[Told]], Account]) -> None:
        """`make` makes the account of a story that was never told, from the states of its articles."""
        self._store = store
        self._teller = teller
        self._make = make
        self._unpacked: dict[str, tuple[bytes, Account]] = {}  # by story, that which was asked for last at the end
        self._lock = Lock()

    def of(self, story: str) -> Account:
        """The account of a story by its present id. Raises NotFound."""
        try:
            return self._unpack(story, self._store.told_account(story))
        except (NotFound, ValueError):  # it was never told, or by another version
            return self._make(self._teller.states(story))

    def _unpack(self, story: str, packed: bytes) -> Account:
        with self._lock:
            known = self._unpacked.pop(story, None)
        account = known[1] if known and known[0] == packed else unpack_account(packed)
        with self._lock:
            self._unpacked[story] = (packed, account)
            room = _REMEMBERED
            for key, (body, _) in reversed(self._unpacked.copy().items()):
                room -= len(body)
                if room < 0:
                    del self._unpacked[key]
        return account
