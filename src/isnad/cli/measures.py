"""What the measures of two articles are called where a person reads them."""

# The names are those of `isnad.stories`, which is not imported here: it brings numpy with it.
MEASURES = {
    "another place and name": "another place and other names in the headlines",
    "contained, less": "how much of each text stands in the other (the lesser share)",
    "contained, more": "how much of each text stands in the other (the greater share)",
    "cosine of leads": "words of headline and lead",
    "cosine": "words of the whole texts",
    "days apart": "days between them",
    "headline in lead, less": "how much of each headline the other's lead has (the lesser share)",
    "headline in lead, more": "how much of each headline the other's lead has (the greater share)",
    "headline numbers apart": "other numbers in the headlines",
    "headline ordinals apart": "other ordinal numbers in the headlines",
    "headline places apart": "other places in the headlines",
    "headline told, less": "how much of each headline the other article tells (the lesser share)",
    "headline told, more": "how much of each headline the other article tells (the greater share)",
    "headlines shared": "words of both headlines",
    "hours apart": "hours between them",
    "length ratio": "lengths alike",
    "letters of headlines": "letters of both headlines",
    "names missing": "names in one headline that the other article lacks",
    "names shared": "names in both leads",
    "no name shared": "no name in both leads",
    "numbers missing": "numbers in one headline that the other article lacks",
    "numbers shared": "numbers in both leads",
    "one publisher": "one publisher",
    "opening contained, less": "how much of each opening stands in the other (the lesser share)",
    "opening contained, more": "how much of each opening stands in the other (the greater share)",
    "places apart": "other places in the leads",
    "places shared": "places in both leads",
    "rare shared": "rare words that both have",
    "rarest shared": "the rarest word that both have",
    "routine, another day": "a daily routine of another day",
    "run share": "the longest run of words in common, as a share of the shorter text",
    "run": "the longest run of words in common",
    "short": "shortness of the shorter text",
    "signature": "runs of words in common",
    "weekdays apart": "other days of the week",
}


def in_words(measure: str) -> str:
    """A measure in plain words; one that a newer version learned is called by its name."""
    return MEASURES.get(measure, measure)
