"""Mail servers on this machine: an honest one with TLS and login, and one that fails as told."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope

USER, PASSWORD = "school@example.org", "verborgen-7"


@dataclass
class Box:
    """What a server has taken over, in the order of arrival; `attempts` counts logins, `logins` the
    successful ones."""

    mails: list[tuple[str, bytes]] = field(default_factory=list)
    attempts: int = 0
    logins: int = 0

    @property
    def recipients(self) -> list[str]:
        return [recipient for recipient, _ in self.mails]

    @property
    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(data, policy=policy.default) for _, data in self.mails]


class _Keeper:
    def __init__(self, box: Box) -> None:
        self.box = box

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not session.authenticated:
            return "530 log in first"
        envelope.mail_from = address
        return "250 ok"

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.original_content, bytes)
        self.box.mails += [(recipient, envelope.original_content) for recipient in envelope.rcpt_tos]
        return "250 taken"

    def __call__(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        self.box.attempts += 1
        self.box.logins += right
        return AuthResult(success=right, handled=False)


@contextmanager
def honest_server(
    authority: trustme.CA, *, tls: str = "ssl", name: str = "localhost", **how: Any
) -> Iterator[tuple[int, Box]]:
    """Port and box of a server that wants a login and refuses `nobody`; `how` goes to the certificate."""
    box = Box()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, **how).configure_cert(context)
    keeper = _Keeper(box)
    starttls = {"tls_context": context, "require_starttls": True}
    options = starttls if tls == "starttls" else {"auth_require_tls": False}

    def protocol() -> SMTP:
        return SMTP(keeper, authenticator=keeper, hostname="localhost", **options)

    with _served(protocol, context if tls == "ssl" else None) as port:
        yield port, box


@contextmanager
def _served(protocol: Callable[[], SMTP], context: ssl.SSLContext | None) -> Iterator[int]:
    """An asyncio server in a thread, on any free port."""
    loop = asyncio.new_event_loop()
    # A handshake that the client breaks off is what some tests are about.
    loop.set_exception_handler(lambda _, context: None)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def start() -> asyncio.Server:
        return await loop.create_server(protocol, "127.0.0.1", 0, ssl=context)

    async def stop() -> None:
        server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    server = asyncio.run_coroutine_threadsafe(start(), loop).result(30)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        loop.close()


DROP, HANG = "drop", "hang"
# (stage, how many times it was reached before) -> a reply, DROP, HANG, or None for what is usual.
Behaviour = Callable[[str, int], str | None]

USUAL = {
    "CONNECT": "220 ready",
    "EHLO": "250-here\r\n250 AUTH PLAIN",
    "AUTH": "235 welcome",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go on",
    "DOT": "250 taken",
    "RSET": "250 ok",
    "QUIT": "221 bye",
}


class FaultyServer:
    """Plain SMTP in a thread for each connection. A mail is taken when its dot has come, whatever is
    said then; `reached` tells a test when a stage was reached."""

    def __init__(self, behaviour: Behaviour = lambda stage, times: None) -> None:
        self.box = Box()
        self._behaviour = behaviour
        self._times: dict[str, int] = {}
        self._seen = threading.Condition()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._released = threading.Event()

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    def __enter__(self) -> "FaultyServer":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._released.set()
        # Closing alone would leave a blocked accept() listening.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            connection.close()

    def await_stage(self, stage: str, times: int) -> None:
        with self._seen:
            assert self._seen.wait_for(lambda: self._times.get(stage, 0) >= times, timeout=30)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        lines = connection.makefile("rb")
        try:
            self._talk(connection, lines)
        except (OSError, ValueError):
            pass
        finally:
            lines.close()
            connection.close()

    def _talk(self, connection: socket.socket, lines: Any) -> None:
        recipient = ""
        if not self._answer(connection, "CONNECT"):
            return
        while line := lines.readline():
            word = line[:4].decode().upper()
            if word == "RCPT":
                recipient = line.decode().partition("<")[2].partition(">")[0]
            going = self._answer(connection, word)
            if word == "DATA" and going.startswith("354"):
                going = self._take(connection, lines, recipient)
            if not going or going.startswith("421") or word == "QUIT":
                return

    def _take(self, connection: socket.socket, lines: Any, recipient: str) -> str:
        early = self._behaviour("BODY", self._count("BODY"))
        if early == DROP:
            return ""
        if early:
            connection.sendall(early.encode() + b"\r\n")
        data = b"".join(iter(lines.readline, b".\r\n"))
        if early:
            return early
        reply = self._behaviour("DOT", self._times.get("DOT", 0))
        if reply is None or not reply[0].isdigit() or reply[0] == "2":
            self.box.mails.append((recipient, data))
        return self._answer(connection, "DOT")

    def _count(self, stage: str) -> int:
        with self._seen:
            before = self._times.get(stage, 0)
            self._times[stage] = before + 1
            self._seen.notify_all()
        return before

    def _answer(self, connection: socket.socket, stage: str) -> str:
        """The reply; nothing where the connection ends without one."""
        said = self._behaviour(stage, self._count(stage)) or USUAL.get(stage, "500 what?")
        if said == DROP:
            return ""
        if said == HANG:
            self._released.wait()
            return ""
        connection.sendall(said.encode() + b"\r\n")
        return said
