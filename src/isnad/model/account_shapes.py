"""The account of a story, as JSON: one shape for the command line and the API."""

from isnad.model.change_shapes import change_to_json
from isnad.model.chronicle_shapes import chronicle_to_json
from isnad.model.opposition_shapes import opposed_to_json
from isnad.model.series_shapes import series_to_json
from isnad.model.story_account import Account, Revised
from isnad.model.way_shapes import transmission_to_json
from isnad.model.words_shapes import words_to_json


def account_to_json(account: Account) -> dict[str, object]:
    """What is said of a story beside its events: timeline and summary, series, oppositions, ways, changes.

    Words name the article, the state of its text, and their place there in code points.
    """
    return {
        **chronicle_to_json(account.chronicle),
        "series": [series_to_json(series) for series in account.series],
        **opposed_to_json(account.opposed),
        "transmissions": [transmission_to_json(one) for one in account.transmissions],
        "revised": [_revised(one) for one in account.revised],
    }


def _revised(revised: Revised) -> dict[str, object]:
    return {
        "article": revised.article,
        "publisher": revised.publisher,
        "was": revised.was,
        "now": revised.now,
        "changes": [change_to_json(change) for change in revised.changes],
        "admitted": words_to_json(revised.admitted) if revised.admitted else None,
    }
