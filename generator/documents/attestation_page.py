"""What the page of one attestation begins with, in every paper that has a page an attestation."""

from dataclasses import dataclass
from typing import Annotated

from generator.documents.context import BY_HAND, PaperContext, aim, planned_day
from generator.documents.fields import Counted
from generator.occurrences.planned_attestations import PlannedAttestation

Head = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class AttestationPage:
    """Its first fields are those of a `Head`."""

    name: Annotated[str, "Фамилия, имя, отчество"]
    post: Annotated[str, "Должность, по которой аттестуется"]
    aim: Annotated[str, "На что аттестуется"]
    day: Annotated[str, "Планируемый день или месяц аттестации"]


def head_of(context: PaperContext, planned: PlannedAttestation) -> Head:
    name = Counted(context.agenda.name(planned.teacher.id))
    return (name, planned.post, aim(planned), planned_day(planned))


# Where there is nobody to name.
BLANK_HEAD: Head = (BY_HAND, BY_HAND, BY_HAND, BY_HAND)
