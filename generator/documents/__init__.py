"""An agenda -> the papers that a school prints, signs and sends: Word from templates, Excel."""

from generator.documents.build import Papers, build_papers

__all__ = ["Papers", "build_papers"]
