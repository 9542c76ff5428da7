"""The three parsers of HTML that look at each page, taught to pass by plain elements as a whole."""

import re
from bisect import bisect_left

import markdown.extensions.md_in_html
import material.plugins.search.plugin
import mkdocs.structure.pages

from generator.site.runs.plain import VOID, plain_html

_HEADINGS = tuple(f"h{level}" for level in range(1, 7))


class RawHtml(markdown.extensions.md_in_html.HTMLExtractorExtra):
    """Keeps an element of raw HTML as it is written."""

    def parse_starttag(self, i: int) -> int:
        was_raw = self.inraw
        end = super().parse_starttag(i)
        if was_raw or not self.inraw or self.intail or len(self.stack) != 1:
            return end
        inner_end = plain_html(self.rawdata).ends.get(i)
        if inner_end is None:
            return end
        self._cache.append(self.rawdata[end:inner_end])
        return inner_end


class Anchors(mkdocs.structure.pages._HTMLHandler):
    def parse_starttag(self, i: int) -> int:
        plain = plain_html(self.rawdata)
        end = plain.ends.get(i)
        if end is None:
            return super().parse_starttag(i)
        first, last = (bisect_left(plain.anchors, (place, "")) for place in (i, end))
        self.present_anchor_ids.update(anchor for _, anchor in plain.anchors[first:last])
        return end


class Sections(material.plugins.search.plugin.Parser):
    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks it for lines."""
        return j

    def parse_starttag(self, i: int) -> int:
        end = super().parse_starttag(i)
        if len(self.skip) == 3 or not self.context or self.section.depth > len(self.context):
            return end
        inner_end = plain_html(self.rawdata).ends.get(i)
        if inner_end is None or not self.skip.intersection(self.context):
            return end
        names = "|".join((*_HEADINGS, *(str(each) for each in self.skip)))
        if re.compile(rf"<(?:{names})[\s/>]").search(self.rawdata, end, inner_end):
            return end
        return inner_end


def install():
    markdown.extensions.md_in_html.HTMLExtractorExtra = RawHtml
    mkdocs.structure.pages._HTMLHandler = Anchors
    material.plugins.search.plugin.Parser = Sections
install()
