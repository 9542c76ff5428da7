"""Whether an edit could be about an attestation that stands there: a form moves it then, else plans one."""

import pytest

from generator.editing.finding import has_attestation
from generator.editing.source import Source
from generator.schedule.choices import Category

TEXT = """\
staff: [{id: orlova, name: Орлова Проба Пробовна, position: директор}]
teachers:
  - {id: pusto, name: Пустова Проба Пробовна, position: учитель}
  - id: probina
    name: Пробина Проба Пробовна
    position: учитель музыки
    attestations:
      - nonsense
      - {for: третья, date: 2027-03-15}
      - {for: высшая, date: 2027-03-15}
      - {for: высшая, date: 2027-03-16, position: учитель ИЗО}
"""


@pytest.mark.parametrize(
    ("teacher", "category", "post", "expected"),
    [
        ("Пробина П. П. (probina)", Category.HIGHEST, None, True),
        ("probina", Category.HIGHEST, "Учитель музыки", True),
        ("probina", Category.HIGHEST, "учитель ИЗО", True),
        ("probina", Category.HIGHEST, "учитель физики", False),
        ("probina", Category.FIRST, None, False),
        ("pusto", Category.HIGHEST, None, False),
        ("orlova", Category.HIGHEST, None, False),
        ("Нетакова", Category.HIGHEST, None, False),
    ],
)
def test_an_attestation_stands_there_for_that_category_and_post(
    teacher: str, category: Category, post: str | None, expected: bool
) -> None:
    assert has_attestation(Source(TEXT), teacher, category, post) is expected
