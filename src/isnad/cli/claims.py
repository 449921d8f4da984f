"""Claims and figures on a terminal: who said what, through whom, by which word; how many of what."""

from decimal import Decimal

import typer

from isnad.cli.display import line, moment, numbered, shown
from isnad.model import Analysis, Bound, Claim, Figure, Link

_CONTENT = 160  # code points of a claim's content that a line shows

_BOUNDS = {
    Bound.EXACT: "{low}",
    Bound.ABOUT: "about {low}",
    Bound.AT_LEAST: "at least {low}",
    Bound.AT_MOST: "at most {high}",
    Bound.RANGE: "{low} to {high}",
}


def print_analysis(analysis: Analysis) -> None:
    """Print the claims of an article, each with its chain, and its figures; nothing where there are none."""
    for number, claim in numbered(analysis.claims):
        line(number, _chain(claim))
        line(" " * len(number), *_told(claim))
        line(" " * len(number), _cut(claim.content.text))
    if analysis.claims:
        typer.echo()
    for figure in analysis.figures:
        line("figure:    ", shown(figure.mention.text), *_counted(figure))
    if analysis.figures:
        typer.echo()


def _chain(claim: Claim) -> str:
    """«سامر الحلو ← وكالة النخلة»: the speaker first, then who passed it on."""
    return " ← ".join(_source(link) for link in claim.chain)


def _source(link: Link) -> str:
    return f"{shown(link.called) or '?'} ({link.kind.value})"


def _told(claim: Claim) -> tuple[str, ...]:
    """How it is said: act, form, cue, rule, and where and when."""
    said = moment(claim.said)
    return (
        ", ".join([claim.act.value, claim.form.value, *(["hedged"] if claim.hedged else [])]),
        f"by «{shown(claim.cue.text)}»",
        shown(claim.venue),
        f"on {said}" if said else "",
        f"[{shown(claim.rule)}]",
    )


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return shown(text if len(text) <= _CONTENT else (text[:_CONTENT].rpartition(" ")[0] or text[:_CONTENT]) + "…")


def _counted(figure: Figure) -> tuple[str, ...]:
    low = _number(figure.low)
    high = low if figure.high is None else _number(figure.high)
    words = (figure.what, figure.of, figure.place, figure.time)
    giver = f"given by claim {figure.claim + 1}" if figure.claim is not None else ""
    return _BOUNDS[figure.bound].format(low=low, high=high), "، ".join(shown(word) for word in words if word), giver


def _number(value: Decimal) -> str:
    """1000 as «1,000»; a number that would fill the line as it stands, «1E+400»."""
    return f"{value:,f}" if -20 < value.adjusted() < 20 else str(value)
