"""An account keeps all it says on its way into bytes and back."""

from datetime import UTC, datetime

import pytest
from tests.web.accounted import account
from tests.web.conftest import TRUCE

from isnad.model import pack_account, unpack_account


def test_an_account_comes_back_as_it_was() -> None:
    made = account(TRUCE, datetime(2024, 10, 25, tzinfo=UTC))
    assert unpack_account(pack_account(made)) == made


@pytest.mark.parametrize("packed", [b"", b"x", pack_account(account(TRUCE, datetime(2024, 10, 25, tzinfo=UTC)))[:-9]])
def test_bytes_of_another_kind_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="no account"):
        unpack_account(packed)
