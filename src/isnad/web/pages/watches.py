"""Watches: the list with the form that makes one, one with what it told, and its feed."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from isnad.errors import BadQuery, NotFound
from isnad.model import (
    Condition,
    ConditionKind,
    EntityKind,
    condition_from_json,
    condition_to_json,
    host_of,
    is_own_request,
)
from isnad.web.atom import CONTENT_TYPE, feed_of
from isnad.web.pages.asked import Turn, number_of, text_of
from isnad.web.site import Site, tag_of, tags_in

_LISTED = 50  # notices on a page
_LARGEST = 999_999_999
_LONGEST_FORM = 64 * 1024  # bytes
# The pages carry forms: with no referrer at all, a browser would not say where an order was given.
_HEADERS = {"Referrer-Policy": "same-origin"}
_WORDS = {  # which part of a condition the first field of the form is
    ConditionKind.SEARCH: "words",
    ConditionKind.ENTITY: "name",
    ConditionKind.PLACE: "place",
    ConditionKind.STORY: "story",
    ConditionKind.CONFLICT: "words",
    ConditionKind.TOLL: "words",
    ConditionKind.DENIAL: "name",
}
_BESIDE = {  # which other fields a kind has
    ConditionKind.SEARCH: ("publisher",),
    ConditionKind.ENTITY: ("entity",),
    ConditionKind.CONFLICT: ("place", "story"),
    ConditionKind.TOLL: ("over", "place", "story"),
}
_FIELDS = ("kind", "q", "publisher", "entity", "over", "place", "story", "name", "webhook")


def watches(site: Site, request: Request) -> Response:
    """«/watches»: all watches, and the form; «?kind=&q=» and the other fields fill it in."""
    return _listed(site, request, {name: text_of(request, name) for name in _FIELDS})


def watch(site: Site, request: Request) -> Response:
    """«/watch?id=&page=»: one watch, what it told, and how sending that goes."""
    visit = site.visit(request)
    if not text_of(request, "id"):
        raise BadQuery("«id» is missing: it names a watch by its number")
    number, page = number_of(request, "id", largest=_LARGEST), number_of(request, "page")
    row = site.newsroom.watches.one(number)
    return visit.page(
        "watch.html",
        headers=_HEADERS,
        row=row,
        asked=_asked(row.watch.condition),
        story=_story_called(site, row.watch.condition),
        told=site.newsroom.watches.told(number, _LISTED, (page - 1) * _LISTED),
        turn=Turn(page, row.notices, _LISTED),
        feed=f"/watch.atom?id={row.watch.token}",
        receiver=host_of(row.watch.address),
    )


def feed(site: Site, request: Request) -> Response:
    """«/watch.atom?id=»: the feed of a watch, by its token."""
    told, notices = site.newsroom.watches.feed(text_of(request, "id"))
    words = site.visit(request).words
    body = feed_of(
        told,
        notices,
        str(request.base_url).rstrip("/"),
        words.plain("site.name"),
        lambda key: site.directory.publisher(key).name,
    )
    tag = tag_of(body)
    unchanged = tag in tags_in(request.headers.get("if-none-match", ""))
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    return Response(b"" if unchanged else body, 304 if unchanged else 200, headers, CONTENT_TYPE)


async def make(site: Site, request: Request) -> Response:
    """POST «/watches»: makes a watch of the form, and leads to it; shows the form again where something is wrong."""
    form = await _form(request)
    return await run_in_threadpool(partial(_made, site, request, form))


async def order(site: Site, request: Request) -> Response:
    """POST «/watch»: `order` is pause, resume or remove, `id` the number of the watch."""
    form = await _form(request)
    return await run_in_threadpool(partial(_ordered, site, request, form))


def _made(site: Site, request: Request, form: Mapping[str, str]) -> Response:
    try:
        made = site.newsroom.watches.add(_condition(form), form.get("name", ""), form.get("webhook", ""))
    except (BadQuery, NotFound) as error:
        return _listed(site, request, form, str(error))
    return RedirectResponse(site.visit(request).links.watch(made.number), 303)


def _ordered(site: Site, request: Request, form: Mapping[str, str]) -> Response:
    links, written = site.visit(request).links, form.get("id", "")
    if not (written.isdecimal() and len(written) < 10):
        raise BadQuery(f"«id» is no number of a watch: {written[:40]!r}")
    number, all_of_them = int(written), site.newsroom.watches
    match form.get("order"):
        case "pause":
            all_of_them.pause(number)
        case "resume":
            all_of_them.resume(number)
        case "remove":
            all_of_them.remove(number)
            return RedirectResponse(links.to("/watches"), 303)
        case other:
            raise BadQuery(f"«order» is none: {str(other)[:40]!r}")
    return RedirectResponse(links.watch(number), 303)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form. Raises HTTPException where another site sent it, BadQuery where it is none."""
    headers = request.headers
    if not is_own_request(headers.get("host", ""), headers.get("origin", ""), headers.get("sec-fetch-site", "")):
        raise HTTPException(403)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            raise BadQuery(f"the form is longer than {_LONGEST_FORM:,} bytes")
    try:
        fields = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=50, errors="strict")
    except ValueError as error:
        raise BadQuery("the form cannot be read") from error
    return {name: value.strip() for name, value in fields}


def _listed(site: Site, request: Request, form: Mapping[str, str], problem: str = "") -> Response:
    every = site.newsroom.watches.every()
    filled = {name: form.get(name, "") for name in _FIELDS}
    filled["kind"] = filled["kind"] if filled["kind"] in set(ConditionKind) else ConditionKind.SEARCH.value
    return site.visit(request).page(
        "watches.html",
        status=400 if problem else 200,
        headers=_HEADERS,
        rows=every,
        kinds=tuple(ConditionKind),
        entities=tuple(EntityKind),
        publishers=site.directory.printing(),
        form=filled,
        problem=problem,
        is_open=bool(problem or filled["q"] or not every),
        asked=_asked,
    )


def _condition(form: Mapping[str, str]) -> Condition:
    """The condition of a form; fields that its kind does not have are passed over."""
    shape: dict[str, object] = {"kind": form.get("kind", "")}
    condition = condition_from_json(shape)
    shape |= {name: form.get(name, "") for name in _BESIDE.get(condition.kind, ())}
    return condition_from_json(shape | {_WORDS[condition.kind]: form.get("q", "")})


def _asked(condition: Condition) -> dict[str, str]:
    """The parts of a condition that are given, but its kind."""
    return {name: str(value) for name, value in condition_to_json(condition).items() if name != "kind"}


def _story_called(site: Site, condition: Condition) -> str:
    """The headline of the story that is watched, "" where there is none, or none any more."""
    try:
        return site.newsroom.story(condition.story).headline if condition.story else ""
    except NotFound:
        return ""
