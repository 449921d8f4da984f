"""One file that is one thing: a saved page, or the text dump of one."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from isnad.collect.items import Dump, PageRead
from isnad.collect.streams import Source, read_whole
from isnad.errors import UnreadableFile
from isnad.model import Page


def read_page(source: Source) -> PageRead:
    """The page that a file holds. Its address is not known here: extraction looks for the canonical link inside.

    Raises UnreadableFile where it is damaged or too large.
    """
    return PageRead(Page(url="", body=read_whole(source), source=source.name), source.name)


def read_dump(source: Source) -> Dump:
    """The text of a news page.

    Raises UnreadableFile where it is damaged, too large, or in no encoding that we know.
    """
    return Dump(decode_text(read_whole(source)), source.name)


def decode_text(body: bytes) -> str:
    """Plain text from its bytes: UTF-8, UTF-16 with its mark, else windows-1256.

    The last is what Arabic Windows wrote before UTF-8; nearly every byte is a letter there, so it stands last.
    Line ends become line feeds.

    Raises UnreadableFile where none of them fits.
    """
    for encoding in ("utf-16",) if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ("utf-8-sig", "windows-1256"):
        try:
            return body.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("text in an unknown encoding (UTF-8, UTF-16 and windows-1256 were tried)")
