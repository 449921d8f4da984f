"""What is seen of who is said to speak: where he is named, how, and what stands around his name."""

from collections.abc import Iterator

from isnad.analyse.claims.cues import cues_of
from isnad.analyse.claims.reading import COMMAS, RELATIVES
from isnad.analyse.sureness.kinds import VERBS, bucket, deed_features, edge_features, kind, word_features
from isnad.analyse.sureness.places import REACH, Placed, Range
from isnad.analyse.sureness.shares import share_among_sources, share_at_end, share_at_head
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import EntityKind

_GAPS = (0, 1, 2, 5, 12, 30)  # tokens
_BACK = (40, 120, 300, 800)  # code points
_NEAR = 6  # tokens
_MOST_WORDS = 7


def seen_of_speaker(placed: Placed) -> Iterator[str]:
    """The features of a claim's speaker."""
    yield from _of_called(placed)
    yield from _of_hands(placed)
    if placed.mention is None:
        yield from _of_left_out(placed)
        return
    yield from _of_place(placed)
    yield from _of_words(placed, placed.mention)
    yield from _of_edges(placed, placed.mention)
    yield from _of_company(placed, placed.mention)
    yield from _of_entities(placed)


def _of_called(placed: Placed) -> Iterator[str]:
    """What he is called, which may have been taken from elsewhere in the text."""
    link = placed.claim.chain[0]
    words = [match_form(word) for word in written_words(link.called)]
    yield f"kind {link.kind.value}"
    yield f"called words {min(len(words), _MOST_WORDS)}"
    if not words:
        return
    kinds = [kind(word) for word in words]
    yield f"called head {kinds[0]}"
    yield f"called last {kinds[-1]}"
    yield f"called end {share_at_end(words[-1])} {placed.mention is None}"
    yield f"called worst {min(map(share_among_sources, words))}"
    if not VERBS.isdisjoint(kinds):
        yield "called verb"
    if len(words) > 1 and not VERBS.isdisjoint(kinds[1:]):
        yield "called verb behind"
    if any(word.startswith("و") for word in words[1:]):
        yield "called and"


def _of_hands(placed: Placed) -> Iterator[str]:
    chain = placed.claim.chain
    yield f"hands {min(len(chain), 3)}"
    if len(chain) > 1:
        hand, cue = chain[1], placed.claim.cue
        yield f"hand kind {hand.kind.value}"
        place = "nowhere" if hand.mention is None else "before" if hand.mention.start < cue.start else "after"
        yield f"hand {place} {hand.cue is None}"


def _of_left_out(placed: Placed) -> Iterator[str]:
    """Of a speaker who is not named beside the verb: how far back, and who else was named since."""
    claim, text = placed.claim, placed.article.text
    name = claim.chain[0].called.rpartition(" ")[2]
    last = text.rfind(name, max(claim.cue.start - REACH, 0), claim.cue.start) if name else -1
    yield "speaker nowhere"
    yield f"back {bucket(claim.cue.start - last, _BACK) if last >= 0 else 'never'}"
    starts = placed.reading.sentence_start(placed.cue.first) == placed.cue.first
    yield f"left out {placed.cue_shape} {placed.is_joined} {starts}"
    yield f"left out {placed.cue_gender} {claim.chain[0].kind.value}"
    before = placed.reading.forms[max(placed.cue.first - 2, 0) : placed.cue.first]
    yield "left out behind " + " ".join(map(kind, before))
    yield f"left out lead {' '.join(kind(form) for form in placed.lead[:2])}"
    for each in {kind(form) for form in placed.lead[:_NEAR]}:
        yield f"left out though {each}"
    if last >= 0:
        yield from _since(placed, last + len(name), name)
    earlier = placed.article.spoken_before(claim.cue.start)
    if earlier:
        called = claim.chain[0].called
        yield f"who spoke last {earlier[-1].chain[0].called == called} {earlier[-1].chain[0].mention is None}"
        run = next((at for at, each in enumerate(reversed(earlier)) if each.chain[0].mention is not None), len(earlier))
        yield f"left out in a row {min(run, 4)}"


def _since(placed: Placed, last: int, name: str) -> Iterator[str]:
    claim, text = placed.claim, placed.article.text
    between = text[last : claim.cue.start]
    before = placed.article.spoken_before(claim.cue.start)
    yield f"sentences since {min(between.count('.'), 3)}"
    yield f"lines since {min(between.count(chr(10)), 2)}"
    called = claim.chain[0].called
    others = {each.chain[0].called for each in before if each.cue.start > last}
    yield f"spoke since {min(len(others - {called}), 2)}"
    named = [entity for _, _, entity in placed.article.named_in(last, claim.cue.start) if name not in entity.name]
    persons = {entity.key for entity in named if entity.kind is EntityKind.PERSON}
    bodies = {entity.key for entity in named if entity.kind is EntityKind.ORGANISATION}
    yield f"persons since {min(len(persons), 3)}"
    yield f"bodies since {min(len(bodies), 3)}"


def _of_place(placed: Placed) -> Iterator[str]:
    """Where the words that name him stand to the verb."""
    where, between = placed.where, placed.between
    yield f"speaker {where}"
    yield f"gap {where} {bucket(len(between), _GAPS)}"
    yield f"gap {where} {placed.cue_shape}"
    for each in {kind(form) for form in between[:_NEAR]}:
        yield f"between {where} {each}"
    if any(map(cues_of, between)):
        yield f"cue between {where}"
    if where == "after" and any(
        form in COMMAS for form in placed.reading.forms[max(placed.cue.first - 3, 0) : placed.cue.first]
    ):
        yield "comma before cue"


def _of_words(placed: Placed, mention: Range) -> Iterator[str]:
    """The words that name him."""
    forms = placed.forms(mention)
    kinds = [kind(form) for form in forms]
    yield f"name words {min(len(forms), 9)}"
    yield f"name head {kinds[0]}"
    yield f"name heads {' '.join(kinds[:2])}"
    yield f"name last {kinds[-1]}"
    yield f"name lasts {' '.join(kinds[-2:])}"
    yield from edge_features("name head", forms[0])
    yield from edge_features("name last", forms[-1])
    for each in set(kinds[1:]):
        yield f"name has {each}"
    if any(form.startswith("و") for form in forms[1:]):
        yield "name has and"
    if not RELATIVES.isdisjoint(forms):
        yield "name has relative"
    yield f"name has marks {min(sum(not form[0].isalnum() for form in forms), 4)}"
    feminine = forms[0].endswith("ه")
    yield f"agrees {placed.cue_shape} {placed.cue_gender} {feminine} {kinds[0]}"
    yield f"head share {share_at_head(forms[0])}"
    words = [form for form in forms if form[0].isalnum()] or [""]
    yield f"last share {share_at_end(words[-1])}"
    yield f"worst share {min(map(share_among_sources, words))}"
    if len(words) > 1:
        yield f"shares at end {share_at_end(words[-2])} {share_at_end(words[-1])}"


def _of_edges(placed: Placed, mention: Range) -> Iterator[str]:
    """What stands before and behind his name."""
    reading, last = placed.reading, placed.reading.form(mention.after - 1)
    before, behind, further = (reading.form(place) for place in (mention.first - 1, mention.after, mention.after + 1))
    yield from word_features("before name", before)
    yield from word_features("behind name", behind)
    yield f"two behind name {kind(behind)} {kind(further)}"
    yield f"edge of name {kind(last)} {kind(behind)}"
    yield f"share behind {share_among_sources(behind)} {share_at_end(last)}"
    yield from edge_features("behind name", behind)
    yield from deed_features("behind name", behind)
    yield from deed_features("name last", last)
    if behind.startswith("و") and len(behind) > 3:
        yield f"and behind name {kind(behind[1:])}"
    if behind in COMMAS and further.startswith("و"):
        yield f"and behind comma {kind(further[1:])}"
    if mention.after == placed.content.first:
        yield f"name meets content {kind(last)} {kind(behind)}"


def _of_company(placed: Placed, mention: Range) -> Iterator[str]:
    """How the text calls him elsewhere: more often with a word less, or always with one more."""
    text, link = placed.article.near(placed.claim.cue.start), placed.claim.chain[0]
    words = link.mention.text if link.mention is not None else ""
    times = text.count(words)
    yield f"named {min(times, 3)}"
    if " " in words:
        yield f"named with a word less {min(text.count(words.rpartition(' ')[0]) - times, 2)}"
    behind = placed.reading.form(mention.after)
    if behind[:1].isalnum():
        more = placed.reading.span(mention.first, mention.after + 1).text
        yield f"named with a word more {min(text.count(more) - 1, 1)} {times > 1}"
    yield from _of_another_name(placed, mention)
    yield f"called as named {link.name == words or link.name in words} {bool(link.name)}"
    yield f"words of name {min(len(link.name.split()), 5)} {min(mention.after - mention.first, 5)}"


def _of_another_name(placed: Placed, mention: Range) -> Iterator[str]:
    """Whether the name that he is given is his: «رئيس وزراء سنغافورة» is not who was named last."""
    name = placed.claim.chain[0].name
    words = [form for form in placed.forms(mention) if form[0].isalnum()]
    if not name or not words:
        return
    shared = min(len(set(words) & {match_form(word) for word in written_words(name)}), 2)
    yield f"shares {shared} {kind(words[0])} {min(len(words), 4)}"
    if shared:
        return
    before = placed.article.text[max(placed.claim.cue.start - REACH, 0) : placed.claim.cue.start + _BESIDE]
    beside = _beside(before, name.rpartition(" ")[2])
    first, last = (placed.reading.span(at, at + 1).text for at in (mention.first, mention.after - 1))
    yield f"so called {first.removeprefix('ال') in beside} {last.removeprefix('ال') in beside}"
    yield f"also called {len(words) > 1} {any(kind(word) in _OF_PLACES for word in words)}"


_OF_PLACES = frozenset({"nation", "town"})
_BESIDE = 60  # code points


def _beside(text: str, word: str) -> str:
    """What stands around a word wherever a text has it."""
    found: list[str] = []
    start = text.find(word) if word else -1
    while start >= 0 and len(found) < _MOST_PLACES:
        found.append(text[max(start - _BESIDE, 0) : start + len(word) + _BESIDE])
        start = text.find(word, start + len(word))
    return " ".join(found)


_MOST_PLACES = 8


def _of_entities(placed: Placed) -> Iterator[str]:
    mention = placed.claim.chain[0].mention
    if mention is None:
        return
    found = False
    for start, end, entity in placed.article.named_in(mention.start, mention.end):
        found = True
        same = start == mention.start and end == mention.end
        how = "is" if same else "within" if start >= mention.start and end <= mention.end else "over"
        yield f"entity {entity.kind.value} {how} {end == mention.end}"
    if not found:
        yield "no entity"
