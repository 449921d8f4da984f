"""The accounts of stories: made when they change, kept packed beside their tellings, and given back."""

from collections.abc import Callable, Mapping, Sequence

from isnad.collect import Catalogue
from isnad.errors import NotFound
from isnad.model import ACCOUNT_VERSION, Account, Told, pack_account, unpack_account
from isnad.newsroom.telling import Accounted, Accounts, Teller
from isnad.store import Store
from isnad.stories.accounting import RULES, account_of

Houses = Mapping[str, Sequence[str]]


def accounts(catalogue: Callable[[], Catalogue]) -> Accounts:
    """How accounts are made: with the names of publishers as the catalogue has them then."""
    return Accounts(lambda told: _accounted(account_of(told, houses_of(catalogue()))), RULES * 10 + ACCOUNT_VERSION)


def houses_of(catalogue: Catalogue) -> Houses:
    """The names of publishers by id, the first what each is called, the others its aliases."""
    return {publisher.id: (publisher.name, *publisher.aliases) for publisher in catalogue.all}


def _accounted(account: Account) -> Accounted:
    return Accounted(account.conflicts, len(account.opposed.oppositions), pack_account(account))


def kept_account(store: Store, teller: Teller, story: str, make: Callable[[Sequence[Told]], Account]) -> Account:
    """The account of a story by its present id: as it was told last, else made now. Raises NotFound.

    One that was told a moment ago serves until the story is told anew, so that a page is quick for a large story too.
    """
    try:
        return unpack_account(store.told_account(story))
    except (NotFound, ValueError):  # it was never told, or by another version
        return make(teller.states(story))
