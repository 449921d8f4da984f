"""What tests of several floors need."""

import contextlib
import re
import socket
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
import uvicorn
from starlette.types import ASGIApp

from isnad.model import Act, Analysis, Article, Bound, Claim, Figure, Form, Link, SourceKind, Span

Serving = Callable[[ASGIApp], contextlib.AbstractContextManager[str]]


class _Server(uvicorn.Server):
    def __init__(self, app: ASGIApp) -> None:
        super().__init__(uvicorn.Config(app, log_level="critical"))
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@contextlib.contextmanager
def _serving(app: ASGIApp) -> Iterator[str]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind(("127.0.0.1", 0))
        server = _Server(app)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        assert server.ready.wait(30), "the server did not start"
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(30)


@pytest.fixture(scope="session")
def serving() -> Serving:
    """A context manager that serves an ASGI application on loopback and gives its address."""
    return _serving


_SAID = re.compile(r"(وقالت?|قالت?) ([^.\n]*?) (?:إن|إنه) ([^.\n]*)")
_COUNTED = re.compile(r"([0-9]+) (\w+)")


def _plain_analysis(article: Article) -> Analysis:
    """A reader of the plainest sentences, «قال فلان إن كذا» and «12 رحلة»: what is done with an analysis is tested on
    what it reads, and does not hang on how well claims are found.
    """

    def span(found: re.Match[str], group: int) -> Span:
        return Span(found[group], found.start(group), found.end(group))

    claims = tuple(
        Claim(
            span(found, 3),
            span(found, 1),
            (Link(span(found, 2), found[2], SourceKind.PERSON),),
            Act.STATE,
            Form.INDIRECT,
            hedged=False,
            rule="plain",
        )
        for found in _SAID.finditer(article.text)
    )
    figures = tuple(
        Figure(span(found, 0), Decimal(found[1]), Decimal(found[1]), Bound.EXACT, found[2], rule="plain")
        for found in _COUNTED.finditer(article.text)
    )
    return Analysis(claims, figures)


@pytest.fixture(scope="session")
def plain_analysis() -> Callable[[Article], Analysis]:
    """An analysis of the plainest sentences alone."""
    return _plain_analysis
