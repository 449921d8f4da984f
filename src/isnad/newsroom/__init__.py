"""The one object that the outside uses: it moves data between the parts and decides nothing."""

from isnad.newsroom.admission import DESK_SETTING, Desk, desk_setting, may_see, refusal
from isnad.newsroom.delivering import DeliverReport
from isnad.newsroom.desk import Why
from isnad.newsroom.finding import Findings, check_feeds, find_feeds
from isnad.newsroom.library import analyse_stream, extract_article, extract_file, group_stream
from isnad.newsroom.live import CollectReport, Watch
from isnad.newsroom.live import Options as CollectOptions
from isnad.newsroom.network import open_fetcher, open_poster
from isnad.newsroom.newsroom import Newsroom
from isnad.newsroom.opening import DEFAULT_STORE, STORE_SETTING, open_newsroom, store_url
from isnad.newsroom.report import ImportReport, Progress
from isnad.newsroom.rereading import RereadReport
from isnad.newsroom.taggers import TAGGER_SETTING, tagger_name
from isnad.newsroom.watches import Watches

__all__ = [
    "DEFAULT_STORE",
    "DESK_SETTING",
    "STORE_SETTING",
    "TAGGER_SETTING",
    "CollectOptions",
    "CollectReport",
    "DeliverReport",
    "Desk",
    "Findings",
    "ImportReport",
    "Newsroom",
    "Progress",
    "RereadReport",
    "Watch",
    "Watches",
    "Why",
    "analyse_stream",
    "check_feeds",
    "desk_setting",
    "extract_article",
    "extract_file",
    "find_feeds",
    "group_stream",
    "may_see",
    "open_fetcher",
    "open_newsroom",
    "open_poster",
    "refusal",
    "store_url",
    "tagger_name",
]
