"""The desk below a story: what editors ruled on it, and the forms that rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from isnad.errors import BadQuery
from isnad.model import Event, Logged, Ruling, Story
from isnad.newsroom import Newsroom, may_see, refusal
from isnad.web.problems import Problems
from isnad.web.site import Site

_MOST = 256 * 1024  # bytes of a form: thousands of ids
_EDITOR = "editor"  # the cookie with the name that an editor gave last
_YEAR = 365 * 24 * 3600  # seconds
_EVENTS = 100  # that the form lists, the newest: of a longer story, the command line takes any
_LOG = 30  # changes of the machine that are listed, the newest
# A form's request has no Origin where the page says «no-referrer», as all others here do.
HEADERS = {"Referrer-Policy": "same-origin"}

Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class DeskView:
    """What the desk of a story shows."""

    rulings: tuple[Ruling, ...]  # the newest first
    log: tuple[Logged, ...]  # what the machine changed about it, the newest first
    locked: bool
    open: bool  # whether this reader may rule
    editor: str  # the name given last
    events: tuple[Event, ...]  # that may be taken out, the newest first


def desk_of(site: Site, request: Request, story: Story) -> DeskView:
    """The desk of a story for this reader."""
    newsroom = site.newsroom
    log = [logged for logged in newsroom.regroupings(story.id) if logged.regrouping.old != logged.regrouping.new]
    return DeskView(
        rulings=tuple(reversed(newsroom.rulings_of(story.id))),
        log=tuple(reversed(log))[:_LOG],
        locked=newsroom.is_locked(story.id),
        open=may_see(site.desk, _client(request), request.headers),
        editor=unquote(request.cookies.get(_EDITOR, "")),
        events=tuple(reversed(story.events))[:_EVENTS],
    )


def ruling_page(site: Site, problems: Problems, rule: "Rule") -> Callable[[Request], object]:
    """What answers the form of one kind of ruling."""

    async def answer(request: Request) -> Response:
        if reason := refusal(site.desk, _client(request), request.headers):
            return problems(request, HTTPException(403, reason))
        form = await _form(request)
        ruling = await run_in_threadpool(rule, site.newsroom, form)
        response = RedirectResponse(site.visit(request).links.story(_one(form, "story")) + "#desk", 303)
        response.set_cookie(
            _EDITOR,
            quote(ruling.by if ruling.undone is None else ruling.undone_by),
            _YEAR,
            path="/",
            httponly=True,
            samesite="strict",
        )
        return response

    return answer


def _join(newsroom: Newsroom, form: Form) -> Ruling:
    return newsroom.editor.join([_one(form, "story"), _one(form, "with")], _one(form, "by"), _one(form, "reason"))


def _split(newsroom: Newsroom, form: Form) -> Ruling:
    return newsroom.editor.split(_one(form, "story"), form.get("out", ()), _one(form, "by"), _one(form, "reason"))


def _rename(newsroom: Newsroom, form: Form) -> Ruling:
    return newsroom.editor.rename(_one(form, "story"), _one(form, "name"), _one(form, "by"), _one(form, "reason"))


def _lock(newsroom: Newsroom, form: Form) -> Ruling:
    return newsroom.editor.lock(_one(form, "story"), _one(form, "by"), _one(form, "reason"))


def _unlock(newsroom: Newsroom, form: Form) -> Ruling:
    return newsroom.editor.unlock(_one(form, "story"), _one(form, "by"))[-1]


def _undo(newsroom: Newsroom, form: Form) -> Ruling:
    number = _one(form, "number")
    if not (number.isdecimal() and len(number) <= 9):
        raise BadQuery("«number» is no number of a ruling")
    return newsroom.editor.undo(int(number), _one(form, "by"))


Rule = Callable[[Newsroom, Form], Ruling]
RULES: Mapping[str, Rule] = {
    "join": _join,
    "split": _split,
    "rename": _rename,
    "lock": _lock,
    "unlock": _unlock,
    "undo": _undo,
}


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


def _one(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "").strip()


async def _form(request: Request) -> Form:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST:
            raise HTTPException(413)
    try:
        return parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=10_000)
    except ValueError as error:
        raise BadQuery("the form cannot be read") from error
