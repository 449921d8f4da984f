"""Where articles are kept: the only part that speaks SQL."""

from isnad.store.packing import time_of
from isnad.store.store import Store
from isnad.store.tellings import Stale
from isnad.store.write import storable

__all__ = ["Stale", "Store", "storable", "time_of"]
