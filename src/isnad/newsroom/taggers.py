"""The optional tagger of names: which one is meant, its number, and how it is loaded.

This is the one place that imports `neural.py`, and with it packages that most installations do not have.
"""

import os
import zlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

from isnad.analyse import Tagged
from isnad.errors import TaggerMissing

TAGGER_SETTING = "ISNAD_TAGGER"

Tagger = Callable[[str], list[Tagged]]  # the persons, places and organisations in a text

# Versions of our rules lie below the step; numbers of taggers above it, within 32 bits.
_STEP = 1_000
_NUMBERS = 2_000_000


def tagger_name(name: str = "") -> str:
    """The tagger that is meant: the one given, else the setting ISNAD_TAGGER, "" for none.

    A folder is named in full, so that it is the same from everywhere.
    """
    name = name or os.environ.get(TAGGER_SETTING, "")
    folder = Path(name)
    return str(folder.resolve()) if name and folder.is_dir() else name


def version_with(rules: int, name: str) -> int:
    """The version of rules of this version together with a tagger of this name: another for each of both.

    The same on every machine; two names have one number with a chance of 1 in 2,000,000.
    """
    return rules + _STEP * (1 + zlib.crc32(name.encode("utf-8", "surrogatepass")) % _NUMBERS)


def load_tagger(name: str, importer: Callable[[str], ModuleType] = import_module) -> Tagger:
    """The tagger of this name: a model on the Hugging Face hub, or a folder that holds one.

    `importer` imports a module by its name. Raises TaggerMissing where the packages of `isnad[neural]` are not there,
    TaggerUnusable where the model cannot be used.
    """
    try:
        neural = importer("isnad.newsroom.neural")
    except ImportError as error:
        raise TaggerMissing(
            f"the tagger «{name}» needs packages that are not installed ({error}); run: pip install 'isnad[neural]'"
        ) from error
    tagger: Tagger = neural.NeuralTagger(name)
    return tagger
