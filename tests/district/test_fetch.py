"""A file from a school's site: whatever answers there, it ends soon, and nobody else is asked."""

import gzip
import socket
import ssl
import threading

import pytest
import trustme

from generator.district.fetch import MOST_REDIRECTS, Limits, fetch
from generator.district.published import Fault, FaultKind
from generator.summary import MAX_BYTES
from tests.district.server import Answer, Sites, endless, good, says, sends_to

SHORT = Limits(wait=0.2, whole=0.4, pauses=())
PATIENT = Limits(wait=5, whole=20, pauses=(0, 0))
SLOW = Fault(FaultKind.SLOW, "сайт отвечает слишком медленно")
SILENT = Fault(FaultKind.UNREACHABLE, "сайт не отвечает")


def asked(sites: Sites, school_id: str = "one", limits: Limits = PATIENT) -> bytes | Fault:
    return fetch(f"{sites.address(school_id)}data/summary.json", limits)


def test_a_file_comes_as_it_is(sites: Sites) -> None:
    sites.publishes("one", b'{"a": 1}')
    assert asked(sites) == b'{"a": 1}'
    assert sites.asked == ["/one/data/summary.json"]


def test_a_file_in_pieces_is_put_together(sites: Sites) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"
    sites.answers["one"] = says(chunked)
    assert asked(sites) == b"abc"


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Y: ", b"HTTP/1"])
def test_an_answer_of_one_byte_now_and_then_ends_at_the_deadline(sites: Sites, start: bytes) -> None:
    sites.drips("one", start)
    assert asked(sites, limits=SHORT) == SLOW


def test_a_site_that_says_nothing_is_slow_and_is_not_asked_again(sites: Sites) -> None:
    sites.hangs("one")
    assert asked(sites, limits=Limits(wait=0.1, whole=5, pauses=(0, 0))) == SLOW
    assert len(sites.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [endless, good(b" " * (MAX_BYTES + 1)), says(b"HTTP/1.1 200 OK\r\nContent-Length: 200000000\r\n\r\n")],
)
def test_no_more_is_read_than_a_summary_has(sites: Sites, answer: Answer) -> None:
    sites.answers["one"] = answer
    assert asked(sites) == Fault(FaultKind.TOO_LARGE, "сводка больше 5 МБ")


def test_what_is_packed_is_not_unpacked(sites: Sites) -> None:
    sites.answers["one"] = good(gzip.compress(b" " * 50_000_000), "Content-Encoding: gzip")
    found = asked(sites)
    assert found == Fault(FaultKind.NOT_A_SUMMARY, "сводка сжата, хотя об этом не просили")


@pytest.mark.parametrize("status", [404, 410])
def test_a_site_without_the_file_is_asked_once(sites: Sites, status: int) -> None:
    sites.answers["one"] = says(f"HTTP/1.1 {status} Gone\r\n\r\n".encode())
    assert asked(sites) == Fault(FaultKind.VANISHED, "на её сайте нет сводки")
    assert len(sites.asked) == 1


@pytest.mark.parametrize(("status", "times"), [(403, 1), (418, 1), (429, 3), (503, 3)])
def test_a_refusal_that_may_pass_is_asked_again_and_then_told(sites: Sites, status: int, times: int) -> None:
    sites.answers["one"] = says(f"HTTP/1.1 {status} No\r\n\r\n".encode())
    assert asked(sites) == Fault(FaultKind.REFUSED, f"сайт ответил отказом ({status})")
    assert len(sites.asked) == times


def test_a_site_that_comes_back_is_read(sites: Sites) -> None:
    answers = iter([says(b""), says(b"HTTP/1.1 503 Later\r\n\r\n"), good(b"{}")])
    sites.answers["one"] = lambda stream: next(answers)(stream)
    assert asked(sites) == b"{}"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x00\x01\x02",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200,
    ],
    ids=["nothing", "no http", "cut off", "headers without end"],
)
def test_what_is_no_answer_is_asked_again_and_then_no_answer(sites: Sites, answer: bytes) -> None:
    sites.answers["one"] = says(answer)
    assert asked(sites) == SILENT
    assert len(sites.asked) == 3


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert fetch(f"http://127.0.0.1:{port}/", PATIENT) == SILENT


def test_a_pause_that_would_end_behind_the_deadline_is_not_made(sites: Sites) -> None:
    sites.answers["one"] = says(b"")
    assert asked(sites, limits=Limits(wait=1, whole=1, pauses=(60,))) == SILENT
    assert len(sites.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_site_may_send_on_within_its_host(sites: Sites, status: int) -> None:
    sites.answers["one"] = sends_to("/two/here?x=1", status)
    sites.publishes("two", b"{}")
    assert asked(sites) == b"{}"
    assert sites.asked == ["/one/data/summary.json", "/two/here?x=1"]


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("http://localhost:{port}/two/", " (localhost)"),
        ("//other.example.org/", " (other.example.org)"),
        ("http://127.0.0.1/two/", " (127.0.0.1)"),
        ("ftp://127.0.0.1:{port}/two/", " (127.0.0.1)"),
        ("file:///etc/passwd", ""),
        ("http://школа.example.org/", ""),
    ],
)
def test_a_site_that_sends_elsewhere_is_told_and_the_other_is_not_asked(
    sites: Sites, address: str, named: str
) -> None:
    there = address.format(port=sites.port)
    sites.answers["one"] = says(b"HTTP/1.1 301 M\r\nLocation: " + there.encode() + b"\r\n\r\n")
    sites.publishes("two", b"{}")
    words = f"сайт пересылает на другой адрес{named}: если это он, впишите его"
    assert asked(sites) == Fault(FaultKind.ELSEWHERE, words)
    assert sites.asked == ["/one/data/summary.json"]


def test_a_circle_of_redirects_ends(sites: Sites) -> None:
    sites.answers["one"] = sends_to("/one/data/summary.json")
    assert asked(sites) == Fault(FaultKind.ELSEWHERE, "сайт пересылает с адреса на адрес без конца")
    assert len(sites.asked) == MOST_REDIRECTS + 1


def test_a_certificate_that_nobody_vouches_for_is_not_trusted_and_a_good_one_is() -> None:
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(server)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_serve_two, args=(listening, server), daemon=True).start()
        address = f"https://127.0.0.1:{listening.getsockname()[1]}/"
        found = fetch(address, PATIENT)
        assert found == Fault(FaultKind.UNREACHABLE, "сайту нельзя доверять: ошибка сертификата")
        assert fetch(address, PATIENT, trusting) == b"{}"


def _serve_two(listening: socket.socket, context: ssl.SSLContext) -> None:
    for _ in range(2):
        bare, _ = listening.accept()
        try:
            with context.wrap_socket(bare, server_side=True) as stream:
                stream.recv(65_536)
                stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        except OSError:
            bare.close()
