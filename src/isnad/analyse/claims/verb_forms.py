"""Which words are verbs by their form: where a noun phrase ends that no comma closes."""

from functools import lru_cache

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.name_words import given_names
from isnad.arabic.lexicon import lexicon

_SHORTEST = 3  # letters of a verb whose form is clear


def is_cue_here(form: str) -> bool:
    """Whether a form is a verb of saying, or tells how somebody says something («مؤكدا»)."""
    return any(
        (cue.shape is not Shape.PARTICIPLE and _is_clear_verb(form))
        or (cue.shape is Shape.PARTICIPLE and form.endswith("ا"))
        for cue in cues_of(form)
    )


def _is_clear_verb(form: str) -> bool:
    """Whether a form is hardly anything but a verb: «بين» and «ذكر» are more often something else."""
    return form[0] in "يت" or form.endswith(("ت", "وا")) or form in _PLAIN_VERBS


_PLAIN_VERBS = frozenset(
    {"قال", "اكد", "اضاف", "اعلن", "اوضح", "اشار", "افاد", "وقال", "واكد", "واضاف", "واوضح", "واشار"}
)


@lru_cache(maxsize=20_000)
def is_past(form: str) -> bool:
    """«نشرت»: a verb opens no noun phrase."""
    lemma = lexicon().lemma(form)
    return lemma not in {"", form} and not lexicon().is_noun(form) and form not in given_names()


@lru_cache(maxsize=20_000)
def is_she_did(form: str) -> bool:
    """«نشرت»، «اختطفت», and not «قوات»."""
    return form.endswith("ت") and not form.endswith("ات") and len(form) > _SHORTEST and is_past(form)


@lru_cache(maxsize=20_000)
def is_verb(form: str) -> bool:
    """«نشرت»، «يسود»، «كتب»: what hardly is a noun."""
    if cues_of(form) and _is_clear_verb(form):
        return True
    return is_she_did(form) or (form[:1] in "يت" and lexicon().is_imperfect(form) and not lexicon().is_noun(form))
