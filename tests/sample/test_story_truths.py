"""What is told of the true stories of the sample newsroom is what its manifest says.

Copies, events and stories are those of the labels, so that each part is held by itself; what a part does not find is
measured by `make evaluate`. Here stands what must never break: what is shown is true.
"""

from collections.abc import Iterator
from types import ModuleType

import pytest
from tests.scripts import ROOT, load_script


@pytest.fixture(scope="module")
def beside() -> Iterator[None]:
    """The scripts of `evaluation/` find each other by their names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "evaluation"))
        yield


def script(name: str) -> ModuleType:
    return load_script(f"evaluation/{name}.py", f"{name}_truth")


@pytest.mark.usefixtures("beside")
def test_every_conflict_and_every_series_that_is_shown_is_true() -> None:
    reached = script("series").measure()
    assert (reached["conflicts shown"], reached["moves shown"]) == (1.0, 1.0)
    assert reached["conflicts"] >= 0.65
    assert reached["revisions"] == 1.0


@pytest.mark.usefixtures("beside")
def test_every_change_of_a_page_is_found_and_no_other() -> None:
    reached = script("ways").measure()
    assert reached["revisions found"] == reached["changes of revisions, true of those marked"] == 1.0
    assert reached["claims of several ways, right of those shown"] >= 0.9


@pytest.mark.usefixtures("beside")
def test_denials_are_shown_with_their_claims_or_as_unanswered() -> None:
    reached = {kind: tally.share for kind, tally in script("oppositions").tallies().items()}
    assert reached["denials shown"] >= 0.9
    assert reached["unanswered"] == 1.0
    assert reached["right, of shown"] >= 0.8
