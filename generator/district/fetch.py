"""A file from a school's site, whatever answers there: within bounds of size and time, or a fault.

Nothing is unpacked, nothing is sent but the question, and no other host is asked.
"""

import io
import re
import socket
import ssl
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from generator.district.published import Fault, FaultKind
from generator.summary import MAX_BYTES

MOST_REDIRECTS = 3
_MOVED = (301, 302, 303, 307, 308)
_LATER = (429, 500, 502, 503, 504)
_PIECE = 65_536
_HOST = re.compile(r"[a-z0-9.-]{1,100}")


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: for one wait, for all of one school, and the pauses before it is asked again."""

    wait: float = 10.0
    whole: float = 30.0
    pauses: tuple[float, ...] = (1.0, 4.0)


def fetch(address: str, limits: Limits, context: ssl.SSLContext | None = None) -> bytes | Fault:
    """Asks again, a few times, where that may help."""
    clock = _Clock(time.monotonic() + limits.whole, limits.wait)
    found, may_pass = _ask(address, clock, context)
    for pause in limits.pauses:
        if not may_pass or time.monotonic() + pause >= clock.deadline:
            break
        time.sleep(pause)
        found, may_pass = _ask(address, clock, context)
    return found


class _TooSlow(OSError):
    """The time for the school is over."""


@dataclass(frozen=True, slots=True)
class _Clock:
    deadline: float
    wait: float

    def next_wait(self) -> float:
        """How long the next step may take. Raises _TooSlow."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise _TooSlow
        return min(self.wait, left)


class _Paced:
    """A socket for `http.client` that looks at the clock before it waits: an answer of one byte a second
    would never be late for a time-out of its own."""

    def __init__(self, bare: socket.socket, clock: _Clock) -> None:
        self._bare, self._clock = bare, clock

    def sendall(self, data: bytes) -> None:
        self._bare.settimeout(self._clock.next_wait())
        self._bare.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Stream(self._bare, self._clock), _PIECE)

    def close(self) -> None:
        """The answer is still read when the connection is closed."""


class _Stream(io.RawIOBase):
    def __init__(self, bare: socket.socket, clock: _Clock) -> None:
        self._bare, self._clock = bare, clock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._bare.settimeout(self._clock.next_wait())
        return self._bare.recv_into(buffer)


def _ask(address: str, clock: _Clock, context: ssl.SSLContext | None) -> tuple[bytes | Fault, bool]:
    """What came, and whether it may be another time."""
    try:
        for _ in range(MOST_REDIRECTS + 1):
            found = _once(urlsplit(address), clock, context)
            if not isinstance(found, str):
                return found
            if not _is_same_host(address, found):
                return _elsewhere(found), False
            address = found
        return Fault(FaultKind.ELSEWHERE, "сайт пересылает с адреса на адрес без конца"), False
    except (TimeoutError, _TooSlow):
        return Fault(FaultKind.SLOW, "сайт отвечает слишком медленно"), False
    except ssl.SSLError:
        return Fault(FaultKind.UNREACHABLE, "сайту нельзя доверять: ошибка сертификата"), False
    except (OSError, HTTPException, ValueError):
        return Fault(FaultKind.UNREACHABLE, "сайт не отвечает"), True


def _once(
    parts: SplitResult, clock: _Clock, context: ssl.SSLContext | None
) -> tuple[bytes | Fault, bool] | str:
    """The answer, or the address to which it sends. Raises OSError, HTTPException."""
    bare = _connected(parts, clock, context)
    try:
        connection = HTTPConnection(parts.hostname or "", parts.port)
        connection.sock = _Paced(bare, clock)
        connection.request("GET", _path(parts), headers=_HEADERS)
        response = connection.getresponse()
        location = response.headers.get("Location", "")
        if response.status in _MOVED and location:
            return urljoin(parts.geturl(), location)
        return _content(response)
    finally:
        bare.close()


_HEADERS = {"Accept-Encoding": "identity", "Connection": "close", "User-Agent": "cyclogram"}


def _connected(parts: SplitResult, clock: _Clock, context: ssl.SSLContext | None) -> socket.socket:
    secure = parts.scheme == "https"
    host = (parts.hostname or "").encode("idna").decode()
    bare = socket.create_connection((host, parts.port or (443 if secure else 80)), clock.next_wait())
    if not secure:
        return bare
    try:
        bare.settimeout(clock.next_wait())
        return (context or ssl.create_default_context()).wrap_socket(bare, server_hostname=host)
    except BaseException:
        bare.close()
        raise


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path


def _content(response: HTTPResponse) -> tuple[bytes | Fault, bool]:
    status = response.status
    if status in (404, 410):
        return Fault(FaultKind.VANISHED, "на её сайте нет сводки"), False
    if status != 200:
        return Fault(FaultKind.REFUSED, f"сайт ответил отказом ({status})"), status in _LATER
    if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        return Fault(FaultKind.NOT_A_SUMMARY, "сводка сжата, хотя об этом не просили"), False
    if (response.length or 0) > MAX_BYTES:
        return _TOO_LARGE, False
    data = response.read(MAX_BYTES + 1)
    if response.length:
        raise IncompleteRead(data, response.length)  # The library says so only of a whole reading.
    return (_TOO_LARGE if len(data) > MAX_BYTES else data), False


_TOO_LARGE = Fault(FaultKind.TOO_LARGE, f"сводка больше {MAX_BYTES // 1_000_000} МБ")


def _is_same_host(old: str, new: str) -> bool:
    """Also the port and, but for the better, the scheme."""
    was, now = urlsplit(old), urlsplit(new)
    if now.scheme == was.scheme:
        return (now.hostname, now.port) == (was.hostname, was.port)
    return now.scheme == "https" and now.hostname == was.hostname and now.port is was.port is None


def _elsewhere(address: str) -> Fault:
    """The other host is named, if it is one: its address is what the district has to write."""
    host = urlsplit(address).hostname or ""
    named = f" ({host})" if _HOST.fullmatch(host) else ""
    return Fault(FaultKind.ELSEWHERE, f"сайт пересылает на другой адрес{named}: если это он, впишите его")
