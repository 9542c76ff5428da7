import http.server
import re
import threading
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from generator.addresses import Site
from generator.agenda import Agenda
from generator.feeds import build_feeds
from generator.site.markdown import page_environment
from generator.site.parts.qr import Codes
from generator.site.parts.subscription import subscription
from generator.site.render import render_pages
from tests.samples import agenda_of, attestation, make_schedule, person, plan, role
from tests.site.tags import attribute, one

ROOT = Path(__file__).parents[3]
PAGES = (ROOT / "site_templates" / "pages",)
ASSETS = ROOT / "site_templates" / "assets"
SITE = Site("https://school.example.org/attestation/")

SCHOOL: dict[str, Any] = {
    "school": {"name": "Школа «Ноль» & <b>"},
    "roles": [role("head", "Руководитель"), role("teacher", "Педагог")],
    "plans": [plan()],
    "teachers": [
        person("pervaya", "Первая Проба Образцовна", "логопед", attestations=[attestation()]),
        person("ushedshaya", "Ушедшая Проба", "логопед", status="left"),
    ],
}


def agenda() -> Agenda:
    return agenda_of(make_schedule(**SCHOOL), date(2026, 8, 1), SITE)


def links(text: str, page: str) -> dict[str, str]:
    """Every link of a page by its text, from the site's root where it is relative."""
    found = BeautifulSoup(text, "html.parser").find_all("a")
    return {
        each.get_text(" ", strip=True): urljoin(SITE.page(page), attribute(each, "href")) for each in found
    }


def test_each_program_gets_the_address_that_it_understands() -> None:
    found = subscription(SITE, "Школа № 0", "calendar/all.ics", "subscribe/", Codes())
    assert found.address == "https://school.example.org/attestation/calendar/all.ics"
    assert found.webcal == "webcal://school.example.org/attestation/calendar/all.ics"
    assert found.google == (
        "https://calendar.google.com/calendar/render?cid="
        "webcal%3A%2F%2Fschool.example.org%2Fattestation%2Fcalendar%2Fall.ics"
    )
    assert found.outlook == (
        "https://outlook.live.com/calendar/0/addfromweb?"
        "url=https%3A%2F%2Fschool.example.org%2Fattestation%2Fcalendar%2Fall.ics"
        "&name=%D0%A8%D0%BA%D0%BE%D0%BB%D0%B0%20%E2%84%96%200"
    )


def test_the_qr_code_is_a_picture_in_the_page_that_names_itself() -> None:
    svg = one(BeautifulSoup(Codes().svg(SITE.page("teachers/pervaya/")), "html.parser"), "svg")
    assert one(svg, "title").string == "QR-код этой страницы"
    assert [each for each in svg.find_all(True) if {"href", "src", "xlink:href"} & set(each.attrs)] == []
    assert attribute(one(svg, "path"), "fill") == "#fff"


def test_pages_with_different_addresses_have_different_codes() -> None:
    assert Codes().svg(SITE.page("teachers/a/")) != Codes().svg(SITE.page("teachers/b/"))


@pytest.mark.parametrize("page", ["teachers/pervaya/", "roles/head/", "roles/teacher/"])
def test_every_teachers_and_roles_page_offers_its_own_calendar(page: str) -> None:
    text = render_pages(agenda(), PAGES)[f"{page.rstrip('/')}.md"]
    block = one(BeautifulSoup(text, "html.parser"), "div#subscribe")
    feed = f"calendar/{page.rstrip('/')}.ics"
    assert attribute(one(block, "input"), "value") == SITE.page(feed)
    found = links(str(block), page)
    assert found["iPhone, iPad, Mac"] == SITE.webcal(feed)
    assert found["Скачать файл"] == SITE.page(feed)
    assert found["Как подписаться, по шагам"] == SITE.page("subscribe/#steps")
    assert "один раз и обновляться не будут" in block.get_text()
    assert str(block.svg) == str(BeautifulSoup(Codes().svg(SITE.page(page)), "html.parser").svg)


def test_every_feed_is_offered_and_nothing_that_is_no_feed() -> None:
    pages = render_pages(agenda(), PAGES)
    offered = {
        address.removeprefix(SITE.url)
        for text in pages.values()
        for address in re.findall(r"value=\"([^\"]*\.ics)\"", BeautifulSoup(text, "html.parser").decode())
    }
    nobodys = "calendar/teachers/ushedshaya.ics"  # kept for subscribers of before, with nothing in it
    assert offered | {nobodys} == {path for path in build_feeds(agenda()) if path.endswith(".ics")}
    assert nobodys not in offered


def test_blocks_are_one_piece_of_html_to_markdown() -> None:
    """An empty line inside would end the block, and what follows would be read as Markdown."""
    for text in render_pages(agenda(), PAGES).values():
        for block in re.findall(r"<section id=\"subscribe\".*?</section>", text, re.DOTALL):
            assert "\n\n" not in block
            assert [line for line in block.splitlines() if line.startswith(" ")] == []


@pytest.mark.parametrize("program", ["Яндекс", "Google", "Android", "iPhone", "Outlook"])
def test_the_subscription_page_has_steps_for_every_program(program: str) -> None:
    soup = BeautifulSoup(render_pages(agenda(), PAGES)["subscribe/index.md"], "html.parser")
    (found,) = [
        steps
        for heading in soup.find_all("h3", id=True)
        if program in heading.get_text() and (steps := heading.find_next("ol"))
    ]
    assert len(found.find_all("li")) >= 2


def test_the_subscription_page_says_what_is_left_out() -> None:
    text = render_pages(agenda(), PAGES)["subscribe/index.md"]
    assert "работа, которая идёт весь год, и сроки «по графику», день которых ещё не назначен" in text


class Served:
    """The block alone on a page of localhost, where a browser allows copying."""

    @cached_property
    def page(self) -> bytes:
        environment = page_environment(PAGES)
        template = environment.from_string(
            '{% import "_subscribe.md.j2" as s %}{{ s.block(subscription, link, "Сроки") }}'
        )
        block = template.render(
            subscription=subscription(SITE, "Школа", "calendar/all.ics", "subscribe/", Codes()),
            link=lambda target: f"../{target}",
        )
        style = (ASSETS / "subscribe.css").read_text("utf-8")
        script = (ASSETS / "subscribe.js").read_text("utf-8")
        return (
            f'<!doctype html><meta charset="utf-8"><style>{style}</style>'
            f'<div class="md-typeset">{block}</div><script>{script}</script>'
        ).encode()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    body = Served().page

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_without_javascript_there_is_no_button_that_does_nothing(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address)
    assert not page.is_visible("button")
    assert page.input_value("input") == "https://school.example.org/attestation/calendar/all.ics"
    context.close()


def test_the_button_copies_the_address_and_says_so(browser: Any, address: str) -> None:
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.goto(address)
    page.click("summary")
    page.click("button")
    page.wait_for_function("document.querySelector('button').textContent === 'Скопировано'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://school.example.org/attestation/calendar/all.ics"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
