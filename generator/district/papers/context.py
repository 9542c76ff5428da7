"""What all papers of one district share."""

from functools import cached_property

from generator.district.parts.context import DistrictContext
from generator.documents.context import Asked, Common, PaperContext


class DistrictPaperContext(DistrictContext):
    @cached_property
    def common(self) -> Common:
        """What any template may name: where a school's paper has the school, this has the district."""
        return PaperContext(self.view.agenda, Asked()).common

    @property
    def signature_line(self) -> str:
        return f"{self.common.head_position} ________________ {self.common.head}"
