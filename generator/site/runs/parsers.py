"""The parsers that read each page, taught to pass a plain element as a whole.

They are Markdown's, which keeps raw HTML as it is written, MkDocs', which looks for anchors, and the
search's, which leaves out what is excluded. Each is written in Python and looked at each tag, which took half
of the time of a build. Where anything isn't plain, they read as ever.
"""

import re
from bisect import bisect_left

from markdown.extensions import md_in_html
from material.plugins.search import plugin as search
from mkdocs.structure import pages

from generator.site.runs.plain import plain_html


class RawHtml(md_in_html.HTMLExtractorExtra):  # type: ignore[misc]
    """Of raw HTML only where it begins and ends counts."""

    def parse_starttag(self, i: int) -> int:
        was_raw = self.inraw
        end: int = super().parse_starttag(i)
        begins = self.inraw and not was_raw and len(self.stack) == 1
        inner_end = plain_html(self.rawdata).ends.get(i) if begins and not self.intail else None
        if inner_end is None:
            return end
        self._cache.append(self.rawdata[end:inner_end])
        return inner_end


class Anchors(pages._HTMLHandler):
    """Of plain HTML they are known."""

    def parse_starttag(self, i: int) -> int:
        plain = plain_html(self.rawdata)
        if (end := plain.ends.get(i)) is None:
            found: int = super().parse_starttag(i)
            return found
        first, last = (bisect_left(plain.anchors, (place, "")) for place in (i, end))
        self.present_anchor_ids.update(anchor for _, anchor in plain.anchors[first:last])
        return end


class Sections(search.Parser):  # type: ignore[misc]
    """What is excluded from the search is passed, unless it has headings, which count even so, or an element
    of a kind that is excluded here, whose end would end the exclusion."""

    def updatepos(self, _: int, j: int) -> int:
        """Counts no lines: nobody asks for them."""
        return j

    def parse_starttag(self, i: int) -> int:
        end: int = super().parse_starttag(i)
        is_excluded = self.skip.intersection(self.context)
        inner_end = plain_html(self.rawdata).ends.get(i) if is_excluded else None
        if inner_end is None or self._stop().search(self.rawdata, end, inner_end):
            return end
        return inner_end

    def _stop(self) -> re.Pattern[str]:
        names = "|".join(sorted(str(each) for each in self.skip))
        return re.compile(rf"<(?:h[1-6]|{names})[\s/>]")


def teach() -> None:
    md_in_html.HTMLExtractorExtra = RawHtml
    pages._HTMLHandler = Anchors  # type: ignore[misc]
    search.Parser = Sections
