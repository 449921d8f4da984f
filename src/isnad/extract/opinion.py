"""A second opinion on where the article stands: trafilatura's, on a tree without the furniture we know of."""

from trafilatura import bare_extraction

from isnad.extract.document import take_out
from isnad.extract.parts import squeezed
from isnad.extract.sheet import Sheet


def second_opinion(sheet: Sheet) -> str:
    """What trafilatura takes for the article, squeezed to its letters; "" where it finds none.

    The furniture is taken out of the tree, which is not of use for anything else afterwards.
    """
    for region in sheet.page.regions:
        inside = range(region.start, region.end)
        if region.kind and inside and all(sheet.furniture[number] for number in inside):
            take_out(region.element)
    found = bare_extraction(
        sheet.document.root,
        fast=True,  # its two fallbacks see less than our own blocks do
        favor_recall=True,  # what it takes too much, our rules leave out
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        deduplicate=False,
    )
    text = getattr(found, "text", "") if found is not None else ""
    return squeezed(text) if isinstance(text, str) else ""
