"""Who has read what concerns them: one line a teacher who is attested."""

from dataclasses import dataclass
from typing import Annotated

from generator.documents.context import PaperContext, blanks, numbered
from generator.documents.fields import Counted


@dataclass(frozen=True, slots=True)
class AcquaintanceRow:
    number: Annotated[str, "Номер по порядку"]
    name: Annotated[str, "Фамилия, имя, отчество"]
    post: Annotated[str, "Должность"]


@dataclass(frozen=True, slots=True)
class AcquaintanceView:
    rows: Annotated[
        tuple[AcquaintanceRow, ...], "Педагоги, которые аттестуются; если никого нет — пустые строки"
    ]


def acquaintance_view(context: PaperContext) -> AcquaintanceView:
    return AcquaintanceView(acquainted(context))


def acquainted(context: PaperContext) -> tuple[AcquaintanceRow, ...]:
    found = tuple(
        AcquaintanceRow(numbered(number), Counted(context.agenda.name(each.id)), each.position)
        for number, each in enumerate(context.attested, start=1)
    )
    return found or tuple(AcquaintanceRow(number, "", "") for number in blanks())
