"""The head's order: who is answerable, and the график as its annex."""

from dataclasses import dataclass
from typing import Annotated

from generator.documents.acquaintance import AcquaintanceRow, acquainted
from generator.documents.context import PaperContext
from generator.documents.schedule import ScheduleRow, schedule_rows


@dataclass(frozen=True, slots=True)
class OrderView:
    rows: Annotated[tuple[ScheduleRow, ...], "Строки графика; если никого нет — пустые"]
    acquainted: Annotated[
        tuple[AcquaintanceRow, ...], "Кто ознакомлен с приказом; если никого нет — пустые строки"
    ]


def order_view(context: PaperContext) -> OrderView:
    return OrderView(schedule_rows(context), acquainted(context))
