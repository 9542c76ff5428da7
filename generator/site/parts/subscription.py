"""How to subscribe to a feed: the links that each calendar program understands."""

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.addresses import Site
from generator.site.parts.qr import Codes

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


def subscription(site: Site, name: str, feed: str, page: str, codes: Codes) -> Subscription:
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
        qr=codes.svg(site.page(page)),
    )
