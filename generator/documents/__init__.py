"""An agenda -> the papers that a school prints, signs and sends: Word from templates, Excel."""

from generator.documents.build import build_papers
from generator.documents.making import Papers

__all__ = ["Papers", "build_papers"]
