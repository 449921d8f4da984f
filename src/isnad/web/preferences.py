"""What a reader has chosen: language and light or dark. Kept in cookies, changed by links, so no script is needed."""

from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from isnad.web.words import LANGUAGES

THEMES = ("auto", "light", "dark")  # auto: as the reader's machine says
_CHOICES = {"lang": LANGUAGES, "theme": THEMES}
_YEAR = 365 * 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of one request."""

    language: str = LANGUAGES[0]
    theme: str = THEMES[0]
    # Choices that the address makes and no cookie confirms yet: links must carry them on, or a reader whose browser
    # refuses cookies would lose them with the next page.
    carried: dict[str, str] = field(default_factory=dict)


def preferences_of(request: Request) -> Preferences:
    """The address decides, then the cookie, then the default; anything that is no choice counts as not said."""
    chosen, carried = {}, {}
    for name, choices in _CHOICES.items():
        asked, kept = request.query_params.get(name), request.cookies.get(name)
        chosen[name] = next((value for value in (asked, kept) if value in choices), None) or choices[0]
        if asked in choices and asked != kept:
            carried[name] = chosen[name]
    return Preferences(chosen["lang"], chosen["theme"], carried)


def keep(preferences: Preferences, response: Response) -> None:
    """Set a cookie for every choice that the address has just made."""
    for name, value in preferences.carried.items():
        response.set_cookie(name, value, max_age=_YEAR, path="/", samesite="lax", httponly=True)
