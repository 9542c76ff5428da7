"""Links that open a form on GitHub, filled in with what the page shows; none where no repository is known.

The day is left empty: then it is that of the issue.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.addresses import Site
from generator.agenda import Agenda
from generator.editing import forms
from generator.editing.forms import Form
from generator.occurrences.occurrence import AttestationDay, Occurrence
from generator.occurrences.planned_attestations import PlannedAttestation
from generator.schedule.people import Role, Teacher
from generator.wording.text import decapitalise, shorten
from generator.wording.titles import short_title

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class EditLink:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A form with answers by the ids of its fields; without a text it is called as the form is."""

    form: Form
    answers: Mapping[str, str]
    text: str = ""

    def link(self, site: Site) -> EditLink | None:
        url = site.form(self.form, self.answers)
        return EditLink(self.text or self.form.title, url) if url else None


# At the foot of every page that shows the schedule.
EVERYWHERE = (Wanted(forms.REVERT, {}), Wanted(forms.OTHER, {}))


def edit_links(site: Site, *wanted: Wanted) -> list[EditLink]:
    return [link for each in wanted if (link := each.link(site))]


def of_teacher(agenda: Agenda, teacher: Teacher) -> tuple[Wanted, ...]:
    about = {"teacher": _named(agenda.name(teacher.id), teacher.id)}
    return Wanted(forms.MOVE, about, "Запланировать аттестацию"), Wanted(forms.STATUS, about)


def of_attestation(agenda: Agenda, planned: PlannedAttestation) -> tuple[Wanted, ...]:
    about = _attestation(agenda, planned)
    return Wanted(forms.MOVE, about, "Перенести аттестацию"), Wanted(forms.RESULT, about)


def of_role(agenda: Agenda, role: Role) -> Wanted:
    return Wanted(forms.ROLE, {"role": _named(agenda.role_name(role.id), role.id)})


def of_step(agenda: Agenda, each: Occurrence) -> Wanted | None:
    """To mark it done; None for what is done, and for the attestation itself, which has a decision."""
    if each.done or each.row is None or isinstance(each, AttestationDay):
        return None
    title, (*_, slot) = short_title(each), each.key.split("/", 3)
    text = f"Отметить сделанным: {decapitalise(shorten(title, _LONGEST))}"
    if each.attestation is None:
        return Wanted(forms.DONE, {"step": _named(title, each.row.activity), "slot": slot}, text)
    number = slot.removeprefix(each.attestation.slot)
    step = {"step": _named(title, each.row.activity + number)}
    return Wanted(forms.DONE, step | _attestation(agenda, each.attestation), text)


def _attestation(agenda: Agenda, planned: PlannedAttestation) -> dict[str, str]:
    """With the post where the teacher has two for one category."""
    teacher, category = planned.teacher, planned.category.value
    same = [each for each in teacher.attestations if each.for_ is planned.category]
    return {
        "teacher": _named(agenda.name(teacher.id), teacher.id),
        "category": f"{category} ({planned.post})" if len(same) > 1 else category,
    }


def _named(name: str, its_id: str) -> str:
    """«Иванова М. П. (ivanova)»: people read the name, the program the id."""
    return f"{name if len(name) <= _LONGEST else shorten(name, _LONGEST)} ({its_id})"
