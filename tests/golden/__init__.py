"""The pages of a small school, kept as they should be; `python -m tests.refresh` writes them anew."""

import re
from datetime import date
from pathlib import Path

from generator.agenda import Agenda
from generator.site.pages.acts import read_acts
from generator.site.render import render_pages
from tests.samples import agenda_from

HERE = Path(__file__).parent
PAGES = HERE / "pages"
TEMPLATES = (HERE.parents[1] / "site_templates" / "pages",)
TODAY = date(2026, 11, 21)
ACTS = """\
acts:
  - {title: Порядок проведения аттестации, number: "196", date: 2023-03-24, status: действует, note: главный}
  - {title: Положение школы, url: "https://school.example.org/rules.pdf"}
"""


def golden_school() -> Agenda:
    return agenda_from((HERE / "school.yaml").read_bytes(), TODAY)


def golden_pages() -> dict[str, str]:
    """All generated pages but the reference of keys, which has tests of its own; QR codes are left out,
    because their library may draw them otherwise."""
    pages = render_pages(golden_school(), TEMPLATES, read_acts(ACTS, "acts.yaml"))
    del pages["help/fields.md"]
    return {name: re.sub(r'<svg[^>]* class="qr".*?</svg>', "<svg/>", text) for name, text in pages.items()}
