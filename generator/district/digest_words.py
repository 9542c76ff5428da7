"""A digest in finished words; templates decide nothing but the looks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.addresses import plan_page
from generator.district.addresses import school_page, teacher_in
from generator.district.digest import coming
from generator.district.pages.home import OverdueSchool, overdue_schools, read_in_words, watched
from generator.district.parts.context import DistrictContext
from generator.district.parts.words import SchoolLine, attested_on, data_of, names_in, troubles
from generator.district.view import SchoolStanding
from generator.mail.subjects import SUBJECT_LIMIT
from generator.occurrences.occurrence import Dated
from generator.schedule.people import Person
from generator.summary import AttestationPart, OverduePart
from generator.wording.dates import attestations, deadlines, month_of_year, month_title, numeric_day, plural
from generator.wording.occurrences import BRIEF, when
from generator.wording.people import greeting
from generator.wording.text import one_line, sentence, shorten

# Lines of one list; the site has them all.
MOST_LINES = 30
NOTHING_OVERDUE = "Ничего, или школы не отмечают выполнение."


@dataclass(frozen=True, slots=True)
class DigestLine:
    day: str
    title: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class DigestList:
    """`nothing` stands where there are no lines; `more` says how many were left out."""

    heading: str
    lines: tuple[DigestLine, ...]
    more: str
    nothing: str


@dataclass(frozen=True, slots=True)
class DistrictDigest:
    """`page` is what the button opens; `site` the district's home."""

    subject: str
    greeting: str
    intro: str
    lists: tuple[DigestList, ...]
    page: str
    button: str
    site: str
    district: str


def digest_of(context: DistrictContext, person: str, names: Mapping[str, str]) -> DistrictDigest:
    """`names` are the full names that contacts have; a school without one is greeted without."""
    school = context.view.by_id.get(person)
    if school is None:
        return _specialists(context, person, names)
    return _schools(context, school, names.get(person, ""))


def _listed(heading: str, lines: Iterable[DigestLine], nothing: str = "") -> DigestList:
    found = tuple(lines)
    rest = len(found) - MOST_LINES
    more = f"и ещё {plural(rest, 'строка', 'строки', 'строк')} — на сайте" if rest > 0 else ""
    return DigestList(heading, found[:MOST_LINES], more, nothing)


def _dear(name: str) -> str:
    return one_line(greeting(Person(id="x", name=name, position="x"))) if name.split() else "Здравствуйте!"


def _subject(district: str, said: Sequence[str]) -> str:
    """What is to be told, then of which district; of a long name as much as there is room for."""
    told = ", ".join(each for each in said if each)
    return one_line(f"{told} — {shorten(district, max(SUBJECT_LIMIT - len(told) - 3, 15))}")


def _schools(context: DistrictContext, school: SchoolStanding, name: str) -> DistrictDigest:
    view, month = context.view, month_of_year(context.view.today)
    rows, late = coming(school, view.today), school.summary.overdue if school.summary else ()
    told = [
        f"{month_title(view.today)}: {attestations(len(rows)) if rows else 'сводка об аттестации'}",
        f"просрочено {deadlines(len(late))}" if late else "",
    ]
    return DistrictDigest(
        subject=_subject(view.district.name, told),
        greeting=_dear(name),
        intro=sentence(one_line(f"{school.entry.name}: сводка района на {month}, {data_of(school)}")),
        lists=tuple(_lists_of(context, school, rows, late)),
        page=view.agenda.site.page(school_page(school.entry.id)),
        button="Страница школы",
        site=view.agenda.site.url,
        district=one_line(view.district.name),
    )


def _lists_of(
    context: DistrictContext,
    school: SchoolStanding,
    rows: Sequence[AttestationPart],
    late: Sequence[OverduePart],
) -> Iterator[DigestList]:
    amiss = [DigestLine("", one_line(each)) for each in troubles(context, school)]
    if amiss:
        yield _listed("Что не так с данными школы", amiss)
    if school.summary is None:
        return
    planned = (DigestLine(attested_on(row), row.category.in_full, one_line(row.teacher)) for row in rows)
    yield _listed("Кто аттестуется в этом и следующем месяце", planned, "Никто.")
    people = names_in(school.summary)
    overdue = (
        DigestLine(numeric_day(row.due), one_line(row.title), one_line(people.get(teacher_in(row.key), "")))
        for row in sorted(late, key=lambda row: (row.due, row.key))
    )
    yield _listed("Что просрочено", overdue, "Ничего, или школа не отмечает выполнение.")


def _specialists(context: DistrictContext, person: str, names: Mapping[str, str]) -> DistrictDigest:
    view, agenda, month = context.view, context.view.agenda, month_of_year(context.view.today)
    own, watch = _own_deadlines(context, person), watched(context)
    planned = context.month_counts_of(view.today.replace(day=1))
    told = [
        f"{month_title(view.today)}: {attestations(sum(number for _, number in planned))}",
        f"посмотреть школ: {len(watch)}" if watch else "",
    ]
    plan = next((each.plan for each in own if each.plan), None)
    return DistrictDigest(
        subject=_subject(view.district.name, told),
        greeting=_dear(names.get(person, "") or agenda.name(person)),
        intro=f"Сводка района на {month}. Данные есть {read_in_words(context)}.",
        lists=(
            _listed("Ваши сроки по плану", map(_own_line, own), "В этом месяце сроков нет."),
            _listed(
                "На что обратить внимание", map(_watch_line, watch), "Сайты и напоминания школ работают."
            ),
            _listed("Кто аттестуется в этом месяце", map(_planned_line, planned), "Никто."),
            _listed("Что просрочено", map(_overdue_line, overdue_schools(context)), NOTHING_OVERDUE),
        ),
        page=agenda.site.page(plan_page(plan)) if plan else agenda.site.url,
        button="Открыть план" if plan else "Открыть сайт района",
        site=agenda.site.url,
        district=one_line(view.district.name),
    )


def _own_deadlines(context: DistrictContext, person: str) -> list[Dated]:
    """Of this month, and not done yet."""
    month = context.view.today.replace(day=1)
    dated = (each for each in context.view.agenda.by_person.get(person, ()) if isinstance(each, Dated))
    return [each for each in dated if each.due.replace(day=1) == month and not each.done]


def _own_line(each: Dated) -> DigestLine:
    return DigestLine(when(each, BRIEF).on_day, one_line(each.title))


def _watch_line(line: SchoolLine) -> DigestLine:
    return DigestLine(one_line(line.school.text), one_line(" ".join(map(sentence, line.troubles))))


def _planned_line(counted: tuple[str, int]) -> DigestLine:
    name, number = counted
    return DigestLine(one_line(name), attestations(number))


def _overdue_line(school: OverdueSchool) -> DigestLine:
    return DigestLine(one_line(school.school.text), f"{school.number}, самый ранний — {school.since}")
