"""The page /edit/: the editor where the site has one, and the forms in any case."""

from generator.addresses import EDIT_PAGE
from generator.editing.forms import FORMS
from generator.site.page import Page, PageContext
from generator.site.parts.edit_links import Wanted, edit_links
from generator.wording.dates import decimal

_MEGABYTE = 1_000_000


def edit_page(context: PageContext, weight: int) -> Page:
    """`weight` is how many bytes a browser loads to run the editor; 0 where the site has none."""
    site = context.agenda.site
    values = {
        "size": f"{decimal(weight / _MEGABYTE)} МБ" if weight else "",
        "forms": edit_links(site, *(Wanted(form, {}) for form in FORMS)),
        "site": {"url": site.url, "repository": site.repository, "file": context.agenda.file},
    }
    return Page(EDIT_PAGE, "edit.md.j2", values)
