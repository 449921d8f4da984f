"""A page laid out for reading: what all parts of extraction look at."""

from dataclasses import dataclass

from isnad.extract.blocks import Blocks
from isnad.extract.document import Document
from isnad.extract.furniture import Furniture
from isnad.extract.houses import House
from isnad.extract.linked_data import LinkedData


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, its blocks, and what is known of it before its body is read."""

    document: Document
    data: LinkedData  # its JSON-LD
    house: House  # who prints it
    page: Blocks
    furniture: list[Furniture | None]  # for every block what furniture it stands in, None where it may be article
    headline: int | None  # number of the block of the headline, None where it is not shown
    title: str  # the headline
    url: str  # canonical address, "" where unknown
    ruled: tuple[int, int] | None = None  # blocks [start, end) that hold the body by a rule of the publisher
