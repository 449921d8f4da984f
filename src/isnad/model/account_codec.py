"""An account as bytes, and back: MessagePack, squeezed."""

import zlib

import msgspec

from isnad.model.story_account import Account

ACCOUNT_VERSION = 4  # another whenever the shape of an account changes: older bytes are then not read

_ENCODER = msgspec.msgpack.Encoder(decimal_format="string")
_DECODER = msgspec.msgpack.Decoder(Account)


def pack_account(account: Account) -> bytes:
    """The bytes of an account; `unpack_account` gives it back."""
    return zlib.compress(_ENCODER.encode(account), 1)


def unpack_account(packed: bytes) -> Account:
    """The account that was packed. Raises ValueError where the bytes are none of this version."""
    try:
        return _DECODER.decode(zlib.decompress(packed))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise ValueError(f"these bytes are no account of version {ACCOUNT_VERSION}: {error}") from error
