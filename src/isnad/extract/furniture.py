"""What stands in a page and is no part of its article: told by markup, or by the words that open a line."""

import re
from enum import StrEnum
from functools import cache, lru_cache

from lxml import html

from isnad.arabic.letters import match_form
from isnad.extract.wordlists import forms, rows


class Furniture(StrEnum):
    """What a part of a page is, where it is no article."""

    READ_ALSO = "read_also"  # offers other articles of the house
    RELATED = "related"  # the same, told by its markup
    FOREIGN = "foreign"  # offers of an advertising network
    SHARE = "share"
    FOLLOW = "follow"
    COMMENT = "comment"
    TAGS = "tags"
    META = "meta"  # date, author, source, section, counters
    CAPTION = "caption"
    PHOTO = "photo"
    PROMO = "promo"
    LIST = "list"  # menus, most-read lists, sidebars
    EMBED = "embed"  # posts of other sites, players
    COPYRIGHT = "copyright"
    MORE = "more"
    FRAME = "frame"  # nav, footer, form: parts of the page by their tag
    HIDDEN = "hidden"


_WORDS = re.compile(r"[A-Za-z0-9]+(?:[-_]+[A-Za-z0-9]+)*")
_PARTS = re.compile(r"[-_]+|(?<=[a-z])(?=[A-Z])")
# Names of one part alone say too little within a longer name: «news-date-wrapper» yes, «single-post-share-box» yes, but
# «theme-post-meta-content» is the article of some builders.
_HEADS = frozenset(
    ["article", "news", "post", "entry", "story", "single", "page", "block", "box", "b", "c", "td", "wrap"]
)
_TERMS = (
    "category-",
    "tag-",
    "term-",
    "format-",
    "type-",
    "status-",
    "menu-item-",
)  # WordPress: what a post is filed under
_CONTENT = re.compile(
    r"(?:body|content|text|details?|main|container|wrapper?|page|layout|row|col|column|inner|area)$", re.IGNORECASE
)
_BY_TAG = {
    "nav": Furniture.FRAME, "footer": Furniture.FRAME, "form": Furniture.FRAME, "button": Furniture.FRAME,
    "select": Furniture.FRAME, "aside": Furniture.LIST, "figcaption": Furniture.CAPTION, "figure": Furniture.CAPTION,
    "time": Furniture.META, "menu": Furniture.FRAME, "dialog": Furniture.PROMO, "label": Furniture.FRAME,
}  # fmt: skip
_OF_THE_PAGE = frozenset(
    ["author", "creator", "editor", "datepublished", "datemodified", "datecreated", "publisher", "articlesection"]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# The most words that a line of each kind has; a longer one is prose that happens to open so.
_MOST_WORDS = {
    Furniture.READ_ALSO: 40,
    Furniture.SHARE: 12,
    Furniture.FOLLOW: 34,
    Furniture.COMMENT: 45,
    Furniture.TAGS: 40,
    Furniture.COPYRIGHT: 45,
    Furniture.PHOTO: 16,
    Furniture.META: 16,
    Furniture.MORE: 8,
}
_LONGEST_LINE = 600  # characters; the longest furniture has 45 words
_SIGN_AFTER = re.compile(r"\s*(?:$|[:|.…!؟?/\\«\"“(\[>»•+*-]|[–—]|\d)")
_NETWORK = re.compile(
    r"واتس ?[اآ]?ب|تل[يغ]?[جغق]?رام|تيليجرام|تلجرام|فيس ?بوك|تويتر|منصة إكس|[اإ]نست[غج]رام|يوتيوب|google|غوغل|جوجل"
    r"|قناتنا|نشرتنا|whatsapp|telegram",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:^|\s)(?:ل?تابع|لمتابع|للمتابع|اشترك|انضم|لل?انضمام|للاشتراك|بالاشتراك|والاشتراك|سجل|حمل|شاركن|صفحتنا|حسابنا|قناتنا|نشرتنا)"
)
_COOKIES = re.compile(r"ملفات (?:تعريف )?(?:ال)?ارتباط|(?:ال)?كوكيز|cookies", re.IGNORECASE)
# In matching form: who speaks to the reader of the page, as no report on cookies does.
_TO_READER = re.compile(
    r"(?:^|\s)و?(?:نستخدم|نستعمل|توافق\w*|موافقت(?:ك|كم)|ب?(?:استمرار|استخدام|متابعت|تصفح)(?:ك|كم)"
    r"|[بل]?(?:تجربت|بيانات|خصوصيت|زيارت|متصفح)(?:ك|كم))(?!\w)"
)
_MOST_CONSENT_WORDS = 40
_FEWEST_WORDS = 3  # of a headline
_LETTER_SIGNS = re.compile(r"^[\W_]+")


@lru_cache(maxsize=4096)
def kind_of_names(names: str) -> Furniture | None:
    """What the class and id of an element say it is, None where nothing."""
    classes = _classes()
    for name in _WORDS.findall(names):
        lower = name.lower()
        if found := classes.get(lower):
            return found
        if _CONTENT.search(name) or lower.startswith(_TERMS):
            continue
        parts = [part.lower() for part in _PARTS.split(name) if part]
        for size in (3, 2, 1):
            for at in range(len(parts) - size + 1):
                piece = parts[at : at + size]
                found = classes.get("-".join(piece)) or (classes.get("".join(piece)) if size > 1 else None)
                if found and (size > 1 or _is_telling(parts, at)):
                    return found
    return None


def kind_of_element(element: html.HtmlElement) -> Furniture | None:
    """What the markup of an element says it is, None where it may be article."""
    attributes = element.attrib
    if "class" in attributes or "id" in attributes:
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        if len(names) < 300 and (found := kind_of_names(names)):
            return found
    if found := _BY_TAG.get(element.tag):
        return found
    if "itemprop" in attributes and attributes["itemprop"].lower() in _OF_THE_PAGE:
        return Furniture.META
    if "hidden" in attributes or ("style" in attributes and _HIDDEN.search(attributes["style"])):
        return Furniture.HIDDEN
    return None


def opening(text: str) -> tuple[Furniture, str] | None:
    """What the words that open a line say it is, with what follows them; None where it may be article."""
    return _opening(text) if len(text) <= _LONGEST_LINE else None


@lru_cache(maxsize=2048)  # the parts of extraction ask for the same lines
def _opening(text: str) -> tuple[Furniture, str] | None:
    words = text.split()
    form = _LETTER_SIGNS.sub("", match_form(" ".join(words[:8])))
    best: tuple[str, Furniture] | None = None
    for phrase, kind in _by_first_word().get(form.split(" ")[0].strip(".:،|!؟/-…") if form else "", ()):
        if form.startswith(phrase) and (best is None or len(phrase) > len(best[0])) and _ends_there(form, phrase):
            best = phrase, kind
    if best is None or len(words) > _MOST_WORDS[best[1]]:
        if _asks_consent(text, words):
            return Furniture.COPYRIGHT, ""
        return (Furniture.FOLLOW, "") if _invites(text, words) else None
    return best[1], _rest(text, best[0])


def offered_headline(text: str) -> str:
    """The headline that a link gives, without a label before it; "" where it is a button, a counter or the like.

    >>> offered_headline("بالفيديو.. لحظة وصول القافلة إلى الميناء")
    'بالفيديو.. لحظة وصول القافلة إلى الميناء'
    >>> offered_headline("اقرأ أيضا: قافلة ثانية في الطريق")
    'قافلة ثانية في الطريق'
    """
    found = opening(text)
    if found is None:
        return text if len(text.split()) >= _FEWEST_WORDS else ""
    kind, rest = found
    if len(rest.split()) < _FEWEST_WORDS:
        return ""
    if kind is Furniture.READ_ALSO:
        return rest
    return text if kind in {Furniture.MORE, Furniture.PHOTO} else ""


def _invites(text: str, words: list[str]) -> bool:
    """Whether a line calls the reader to a channel elsewhere: «... عبر قناتنا على تلغرام»."""
    return len(words) <= 24 and bool(_NETWORK.search(text)) and bool(_CALL.search(match_form(text)))


def _asks_consent(text: str, words: list[str]) -> bool:
    """Whether a line is the notice on cookies: «يستعمل موقعنا ملفات الارتباط ... بياناتكم»."""
    if len(words) > _MOST_CONSENT_WORDS or not _COOKIES.search(text):
        return False
    return bool(_TO_READER.search(match_form(text)))


def _ends_there(form: str, phrase: str) -> bool:
    after = form[len(phrase) :]
    if " " not in phrase or phrase in forms("furniture_sentences"):
        return bool(_SIGN_AFTER.match(after))
    return not after or not after[0].isalpha()


def _rest(text: str, phrase: str) -> str:
    """What follows the phrase in the text as written, without the signs between."""
    wanted = len(phrase.split())
    parts = re.split(r"(\s+|[:|…]+)", text)
    taken, at = 0, 0
    while at < len(parts) and taken < wanted:
        if _LETTER_SIGNS.sub("", match_form(parts[at])):
            taken += 1
        at += 1
    return re.sub(r"^[\s:|.…!؟?/\\>•+*،–—-]+", "", "".join(parts[at:])).strip()


@cache
def _classes() -> dict[str, Furniture]:
    return {row[0]: Furniture(row[1]) for row in rows("furniture_classes")}


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, Furniture], ...]]:
    found: dict[str, list[tuple[str, Furniture]]] = {}
    for phrase, kind in forms("furniture").items():
        found.setdefault(phrase.split(" ")[0].strip(":"), []).append((phrase.strip(":"), Furniture(kind)))
    return {first: tuple(phrases) for first, phrases in found.items()}


def _is_telling(parts: list[str], at: int) -> bool:
    """Whether one part of a name tells what the whole is: the last one, or the first after a head like «article»."""
    if len(parts) == 1 or at == len(parts) - 1:
        return True
    return all(part in _HEADS for part in parts[:at])
