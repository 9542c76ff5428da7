"""The sites of schools on one real server, some of which answer as no site should."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

Answer = Callable[[BinaryIO], object]


class Sites:
    """`answers` are by school's id; a school without one has no site. `asked` are the paths, in order."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.port = 0
        self.closing = threading.Event()

    def address(self, school_id: str) -> str:
        return f"http://127.0.0.1:{self.port}/{school_id}/"

    def publishes(self, school_id: str, data: bytes) -> None:
        self.answers[school_id] = good(data)

    def drips(self, school_id: str, start: bytes = b"HTTP/1.1 200 OK\r\n\r\n", every: float = 0.02) -> None:
        """A byte in so many seconds, for as long as anybody listens."""

        def answer(stream: BinaryIO) -> None:
            stream.write(start)
            while not self.closing.wait(every):
                stream.write(b" ")
                stream.flush()

        self.answers[school_id] = answer

    def hangs(self, school_id: str) -> None:
        self.answers[school_id] = lambda stream: self.closing.wait()


def good(data: bytes, *headers: str) -> Answer:
    lines = [*headers, f"Content-Length: {len(data)}"]
    return says(("HTTP/1.1 200 OK\r\n" + "".join(f"{line}\r\n" for line in lines) + "\r\n").encode() + data)


def says(answer: bytes) -> Answer:
    return lambda stream: stream.write(answer)


def sends_to(address: str, status: int = 301) -> Answer:
    return says(f"HTTP/1.1 {status} Moved\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n".encode())


def endless(stream: BinaryIO) -> None:
    """Goes on for as long as anybody takes it."""
    stream.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        stream.write(b" " * 65_536)


@contextmanager
def serving() -> Iterator[Sites]:
    sites = Sites()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            path = self.rfile.readline().split()[1].decode()
            while self.rfile.readline().strip():
                pass
            sites.asked.append(path)
            answer = sites.answers.get(path.split("/")[1], says(b"HTTP/1.1 404 None\r\n\r\n"))
            # Whoever asked may have heard enough.
            with suppress(OSError):
                answer(self.wfile)  # type: ignore[arg-type]

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address, daemon_threads, block_on_close = True, True, False
        request_queue_size = 128

    with Server(("127.0.0.1", 0), Handler) as server:
        sites.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield sites
        finally:
            sites.closing.set()
            server.shutdown()
