"""The thin end: HTTP/1.1 on a socket, a thread for each connection."""

import sys
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn

from isnad.sample.answering import Answer

# From Host header, target and headers (their names written «If-None-Match») to the answer, None to drop the
# connection, and the real seconds to wait before it.
Reply = Callable[[str, str, Mapping[str, str]], tuple[Answer | None, float]]

_NO_BODY = frozenset([204, 304])


class _Server(ThreadingMixIn, TCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, host: str, port: int, reply: Reply) -> None:
        self.reply = reply
        self.closing = threading.Event()
        super().__init__((host, port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):  # a client that went away is no error
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds that a connection may lie idle
    server: _Server

    def do_GET(self) -> None:
        self._respond(with_body=True)

    def do_HEAD(self) -> None:
        self._respond(with_body=False)

    def _respond(self, *, with_body: bool) -> None:
        if self.server.closing.is_set():  # a connection that was kept open
            self.close_connection = True
            return
        headers = {name.title(): value for name, value in self.headers.items()}
        target = self.path.encode("latin-1").decode("utf-8", "surrogateescape")  # as some clients send Arabic
        given, seconds = self.server.reply(headers.get("Host", ""), target, headers)
        if seconds:
            self.server.closing.wait(seconds)
        if given is None:
            self.close_connection = True
            return
        self.send_response_only(given.status)
        for name, value in given.headers:
            self.send_header(name, value)
        if given.status not in _NO_BODY:
            self.send_header("Content-Length", str(len(given.body)))
        self.end_headers()
        if with_body:
            self.wfile.write(given.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Nothing: who serves keeps a log of its own."""


class Listener:
    """A server that runs in a thread of its own until it is closed."""

    def __init__(self, host: str, port: int, reply: Reply) -> None:
        """Raises OSError where the port cannot be had."""
        self._server = _Server(host, port, reply)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take no more connections; who is made to wait gets the answer now."""
        self._server.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
