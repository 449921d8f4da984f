"""All five days of the sample newsroom, collected over HTTP, are what its manifest says is true.

What reading and grouping do not reach yet is measured by `make evaluate`; here stands what must never break: every
article once, every correction as a revision, copies with their first text and nothing else.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter
from tests.scripts import load_script

from isnad.api.account_shapes import AccountShape
from isnad.model import StoryQuery, account_to_json

sample = load_script("evaluation/sample.py", "sample_truth")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    newsroom, _ = sample.collected_sample(tmp_path_factory.mktemp("sample"))
    with newsroom:
        yield sample.Collected(newsroom)


def test_every_article_is_kept_once(kept: Any) -> None:
    urls = Counter(article.article.url for article in kept._newsroom.export())
    assert len(urls) == len(kept.labels)
    assert max(urls.values()) == 1


def test_pages_that_changed_have_both_states(kept: Any) -> None:
    corrected = [truth for truth in kept.truths["revision"] if truth["kind"] == "correction"]
    for truth in corrected:
        article = kept._newsroom.article(kept.states[truth["was"]["article"]].fields["url"])
        texts = [revision.article.text for revision in kept._newsroom.revisions(article.article.id)]
        assert truth["is"]["words"] in texts[-1]
        assert any(truth["was"]["words"] in text for text in texts)


def test_nothing_that_is_true_became_less(kept: Any) -> None:
    reached = {name: tally.share for name, tally in sample.tallies(kept).items()} | sample.pairwise(kept)
    floors = sample.floors()
    assert {name: reached[name] for name in floors if reached[name] < floors[name]} == {}


def test_nothing_is_left_to_do(kept: Any) -> None:
    assert kept._newsroom.failures() == ()
    assert all(check.ok for check in kept._newsroom.doctor())


def test_every_account_is_as_the_api_describes_it(kept: Any) -> None:
    rows = kept._newsroom.stories(StoryQuery(limit=200)).rows
    accounts = [account_to_json(kept._newsroom.account(row.id)) for row in rows]
    shape = TypeAdapter(AccountShape)
    for account in accounts:
        assert shape.validate_python(account, strict=True) == account  # no key more, none less
    for part in ("timeline", "summary", "series", "oppositions", "transmissions", "revised"):
        assert any(account[part] for account in accounts)
