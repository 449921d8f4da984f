"""Page -> Article: body, metadata, dates, credits, read-also."""

from isnad.extract.dump import articles_from_dump
from isnad.extract.pages import extract_article
from isnad.extract.records import article_from_record

__all__ = ["article_from_record", "articles_from_dump", "extract_article"]
