"""How to subscribe to a feed: the links that each calendar program understands."""

from dataclasses import dataclass
from urllib.parse import quote

import segno
from markupsafe import Markup

from generator.addresses import Site

_GOOGLE = "https://calendar.google.com/calendar/render?cid="
_OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb?url="


@dataclass(frozen=True, slots=True)
class Subscription:
    """`file` is the feed's path from the site's root, `qr` an SVG of the page's own address."""

    address: str
    webcal: str
    google: str
    outlook: str
    file: str
    qr: Markup


def subscription(site: Site, name: str, feed: str, page: str) -> Subscription:
    """`name` is what Outlook calls the calendar; `feed` and `page` are paths from the site's root.

    Google takes no https address here, so it gets the webcal one.
    """
    address, webcal = site.page(feed), site.webcal(feed)
    return Subscription(
        address=address,
        webcal=webcal,
        google=_GOOGLE + quote(webcal, safe=""),
        outlook=f"{_OUTLOOK}{quote(address, safe='')}&name={quote(name, safe='')}",
        file=feed,
        qr=qr_code(site.page(page)),
    )


def qr_code(address: str) -> Markup:
    """Dark on light in any colour scheme, or scanners fail.

    Any mask can be read; trying all eight for the prettiest takes four times as long.
    """
    code = segno.make_qr(address, error="m", mask=2, boost_error=False)
    svg = code.svg_inline(
        omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff", title="QR-код этой страницы"
    )
    return Markup(svg)  # noqa: S704 - drawn here, with no text of the schedule in it
