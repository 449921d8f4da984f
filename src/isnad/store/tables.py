"""The tables that both databases have. What only one has stands in `sqlite.py` and `postgres.py`.

    articles ──< revisions >── pages        an article; every state of its words; the bytes it stood in
        └──< keys                           every id and address under which an article is found
        ├──< placements                     where it stands: copy group, event, story
        ├──< sketches                       what the grouper has to have of it to go on, while it is in its window
        ├──< analyses                       what some version of the rules read in it
        └──< topic_articles >── topics      the tags and entities that it has, for the pages of these
    tellings ──< telling_facets             a story as it is listed, ranked and filtered, with its account
    group_aliases   regroupings             ids that groups once had; every change of mind
    rulings ──< ruling_articles             what editors decided about stories, by articles
    feeds ──< visits ──< fetches >── pages  feeds that are followed, pages they announce, what came of these
    hosts                                   how often each was asked, and how long it wants peace
    watches ──< notices >── articles        what somebody wants to be told of; what met it
        └──< deliveries >── notices         how sending it to a webhook goes
    relooks                                 articles with new words that watches have not looked at
    publishers   failures   settings

Texts that nobody filters or sorts by are packed (see `packing.py`): a database then never sees a NUL or a lone
surrogate, and what came stays as it came. Times are microseconds since 1970 in UTC.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

VERSION_TABLE = "isnad_version"  # not Alembic's own name: a database of another program is then never mistaken for ours
# Every schema that this program knows, oldest first; the last is its own.
VERSIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")

# SQLite makes only a column of type INTEGER the row's own number; any other primary key costs a second tree.
Number = BigInteger().with_variant(Integer(), "sqlite")

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)

articles = Table(
    "articles",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),  # in order of arrival, from 1
    Column("id", Text, nullable=False),  # the first id it was given, or ours; also stands in keys
    Column("slot", BigInteger, nullable=False),  # its place in time: see packing.slot_of
    Column("publisher", Text, nullable=False),  # of the current revision, "" where unknown
    Column("revision", Integer, nullable=False),  # number of the current revision
    Column("first_seen", BigInteger, nullable=False),
    Column("last_seen", BigInteger, nullable=False),
    Index(None, "slot", unique=True),
    Index(None, "publisher", "slot"),
)

pages = Table(
    "pages",
    metadata,
    Column("digest", Text, primary_key=True),  # SHA-256 of the bytes, hexadecimal
    Column("about", LargeBinary, nullable=False),  # packed: address, source, headers, time
    Column("size", BigInteger, nullable=False),  # of the bytes as they came
    Column("body", LargeBinary, nullable=False),  # zlib
)

revisions = Table(
    "revisions",
    metadata,
    Column("article", Number, ForeignKey("articles.number"), primary_key=True, autoincrement=False),
    Column(
        "number", Integer, primary_key=True, autoincrement=False
    ),  # from 1, in the order in which we came to know them
    Column("words", LargeBinary, nullable=False),  # digest of title, deck and paragraphs
    Column("seen", BigInteger, nullable=False),  # when we first had it
    Column("fetched", BigInteger),  # when it was fetched, NULL where nobody noted it
    Column("page", Text, ForeignKey("pages.digest")),
    Column("body", LargeBinary, nullable=False),  # packed: the whole article, as it was given
    Index(None, "page"),
)

keys = Table(
    "keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("article", Number, ForeignKey("articles.number"), nullable=False),
    Column("kind", Text, nullable=False),  # "id", "alias", "url"
    Column("facts", LargeBinary),  # of an alias: packed, what its record said beside the words; else NULL
    Index(None, "article"),
    sqlite_with_rowid=False,
)

placements = Table(
    "placements",
    metadata,
    Column("article", Number, ForeignKey("articles.number"), primary_key=True, autoincrement=False),
    Column("place", Number, nullable=False),  # in order of grouping, from 1
    Column("copy", Text, nullable=False),  # ids of its groups, as they are now
    Column("event", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("at", BigInteger, nullable=False),  # see packing.time_of
    Column("origin", Text, nullable=False),
    Column("share", Double, nullable=False),
    Column("added", Double, nullable=False),
    Column("ties", LargeBinary, nullable=False),  # packed
    Index(None, "place", unique=True),
    Index(None, "copy"),
    Index(None, "event"),
    Index(None, "story", "at"),  # a list of stories is read off it
)

# Beside the placements, which stay small: these are kilobytes each, and go when the window has passed over them.
sketches = Table(
    "sketches",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),  # in order of grouping, without gaps
    Column("article", Number, ForeignKey("articles.number"), nullable=False),
    Column("body", LargeBinary, nullable=False),  # the grouper's own
    Index(None, "article", unique=True),
)

# One for each article up to the last that was analysed, of its current words; those behind it were not read yet.
analyses = Table(
    "analyses",
    metadata,
    Column("article", Number, ForeignKey("articles.number"), primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),  # the state that it read
    Column("rules", Integer, nullable=False),  # version of the rules; UNREAD where the words changed since
    Column("body", LargeBinary, nullable=False),  # packed
    Index(None, "rules"),  # what the next version has to read again
)
UNREAD = 0

# A tag or a named entity, and the articles that have it: made from their analyses, and replaced with them.
topics = Table(
    "topics",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),  # see TopicKind
    Column("key", Text, nullable=False),
    Column("name", LargeBinary, nullable=False),  # packed: as the first article that had it wrote it
    Index(None, "kind", "key", unique=True),
)

topic_articles = Table(
    "topic_articles",
    metadata,
    Column("topic", Number, ForeignKey("topics.number"), primary_key=True, autoincrement=False),
    Column("article", Number, ForeignKey("articles.number"), primary_key=True, autoincrement=False),
    Column("weight", Integer, nullable=False),  # mentions of an entity; a tag's score in thousandths
    Index(None, "article"),
    sqlite_with_rowid=False,
)

group_aliases = Table(
    "group_aliases",
    metadata,
    Column("old", Text, primary_key=True),  # an id that a group once had
    Column("level", Text, nullable=False),
    Column("new", Text, nullable=False),  # the id that it has now, never itself an alias
    Index(None, "new"),
)

regroupings = Table(
    "regroupings",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),  # in the order in which they were decided
    Column("at", BigInteger, nullable=False),
    Column("level", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("about", LargeBinary, nullable=False),  # packed: the articles that moved, and the reason
    Index(None, "old"),
    Index(None, "new"),
)

# One for each story that has articles. What changes in them marks it as stale, in the same transaction; it is then told
# anew from its articles.
tellings = Table(
    "tellings",
    metadata,
    Column("story", Text, primary_key=True),  # its present id
    Column("mark", BigInteger, nullable=False),  # when it was last marked as stale, by a count of all markings
    Column("rules", Integer, nullable=False),  # version of the rules by which it was told; STALE where it has to be
    Column("articles", Integer, nullable=False),  # 0 where it was never told
    Column("events", Integer, nullable=False),
    Column("publishers", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("fresh", BigInteger, nullable=False),
    Column("recent", Integer, nullable=False),
    Column("before", Integer, nullable=False),
    Column("growth", Double, nullable=False),
    Column("rank", Double, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("denials", Integer, nullable=False),
    Column("headline", LargeBinary, nullable=False),  # packed
    Column("body", LargeBinary, nullable=False),  # the account, packed by who made it
    Index(None, "rules", "mark"),  # what has to be told next
    # Lists are read off these; a conflict, one origin and the number of articles are seen in the index itself.
    Index(None, "rank", "articles", "origins", "conflicts"),
    Index(None, "last", "articles", "origins", "conflicts"),
)
STALE = 0

telling_facets = Table(
    "telling_facets",
    metadata,
    Column("kind", Text, primary_key=True),  # see FacetKind
    Column("key", Text, primary_key=True),
    Column("story", Text, ForeignKey("tellings.story"), primary_key=True),
    Column("count", Integer, nullable=False),  # articles of the story that have it
    Column("name", LargeBinary, nullable=False),  # packed
    Index(None, "story"),
    sqlite_with_rowid=False,
)

# What editors decided about stories, by articles: it holds whatever ids groups have.
rulings = Table(
    "rulings",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),  # in the order in which they were decided
    Column("at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),  # see RulingKind
    Column("anchor", Number, ForeignKey("articles.number"), nullable=False),  # the story that holds it is the one meant
    Column("undone", BigInteger),  # when it was taken back, NULL where it holds
    Column("about", LargeBinary, nullable=False),  # packed: who, why, the name given, the stories then, who undid it
    Index(None, "anchor"),
)

ruling_articles = Table(
    "ruling_articles",
    metadata,
    Column("ruling", Number, ForeignKey("rulings.number"), primary_key=True, autoincrement=False),
    Column("article", Number, ForeignKey("articles.number"), primary_key=True, autoincrement=False),
    Column("part", Integer, nullable=False),  # see Ruling.parts
    Column("place", Integer, nullable=False),  # in its part
    Index(None, "article"),
    sqlite_with_rowid=False,
)

feeds = Table(
    "feeds",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("address", Text, nullable=False, unique=True),  # where it is asked
    Column("body", LargeBinary, nullable=False),  # packed
)

visits = Table(
    "visits",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),  # the canonical form of its address
    Column("host", Text, nullable=False),
    Column("feed", Number, ForeignKey("feeds.number"), nullable=False),  # the one that announced it first
    Column("due", BigInteger),  # when to fetch it next; NULL: never again
    Column("body", LargeBinary, nullable=False),  # packed
    Index(None, "due"),
)

# A page that came, each time that it came: kept before it is read, and until retention lets it go.
fetches = Table(
    "fetches",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),  # in the order in which they were kept
    Column("visit", Number, ForeignKey("visits.number"), nullable=False),
    Column("page", Text, ForeignKey("pages.digest"), nullable=False),
    Column("fetched", BigInteger, nullable=False),
    Column("state", Integer, nullable=False),  # see FETCH_UNREAD
    Column("about", LargeBinary, nullable=False),  # packed: as in pages, of this fetch
    Index(None, "visit"),
    Index(None, "page"),
    Index(None, "fetched"),
    Index(None, "state", "number"),
)
FETCH_UNREAD, FETCH_READ, FETCH_NO_ARTICLE = 0, 1, 2

hosts = Table(
    "hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # packed
)

watches = Table(
    "watches",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("token", Text, nullable=False, unique=True),  # names its feed
    Column("paused", Boolean, nullable=False),
    Column("after", BigInteger, nullable=False),  # the highest number of an article when it was made
    Column("body", LargeBinary, nullable=False),  # packed
)

notices = Table(
    "notices",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),  # in order of finding
    Column("watch", Number, ForeignKey("watches.number"), nullable=False),
    Column("article", Number, ForeignKey("articles.number"), nullable=False),
    Column("key", LargeBinary, nullable=False),  # digest of its mark's level and key
    Column("at", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),  # packed
    Index(None, "watch", "number"),
    Index(None, "watch", "key"),
    Index(None, "article"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("notice", Number, ForeignKey("notices.number"), primary_key=True, autoincrement=False),
    Column("watch", Number, ForeignKey("watches.number"), nullable=False),
    Column("state", Text, nullable=False),  # see DeliveryState
    Column("attempts", Integer, nullable=False),
    Column("due", BigInteger),  # when it is sent next; NULL: not any more
    Column("first", BigInteger),  # when it was first tried
    Column("last", BigInteger),  # ... last
    Column("status", Integer),  # that the receiver answered last
    Column("error", LargeBinary, nullable=False),  # packed: why the last try failed
    Index(None, "due"),
    Index(None, "watch"),
)

relooks = Table(
    "relooks",
    metadata,
    Column("article", Number, ForeignKey("articles.number"), primary_key=True, autoincrement=False),
)

publishers = Table(
    "publishers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # packed
)

failures = Table(
    "failures",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("digest", LargeBinary, nullable=False, unique=True),  # of all its fields: the same failure is kept once
    Column("seen", BigInteger, nullable=False),  # the last time
    Column("body", LargeBinary, nullable=False),  # packed
)

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

TERMS = "terms"  # the setting that says how the terms of the search index were made: see words.mark
PULSE = "pulse"  # the setting that holds the last sign of life of a collecting run
FETCHES = "fetches"  # the setting that holds the last number that a fetch was given
TOLD = "told"  # the setting that counts how often feeds were followed, paused or resumed
MARKS = "marks"  # the setting that counts how often stories were marked as stale
LOOKED = "looked"  # the setting that holds the number of the last article that watches looked at
RULED = "ruled"  # the setting that counts how often rulings were made or undone
GROUPS = "groups"  # the setting that says in which form the sketches are: the grouper knows its own
