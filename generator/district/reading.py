"""All schools of a district, read side by side; and when so many are lost that it must be a mistake."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from generator.addresses import SUMMARY_DATA
from generator.district.copies import Copies
from generator.district.district_file import District, SchoolEntry
from generator.district.fetch import Limits, fetch
from generator.district.published import Fault, read_summary
from generator.district.view import Reading, SchoolStanding
from generator.summary import Summary

# Waiting costs no processor time.
AT_ONCE = 16

Ask = Callable[[SchoolEntry], Summary | Fault]


@dataclass(frozen=True, slots=True)
class ReadSchools:
    """`known` is how many of the schools' sites were read last time, `lost` which of them weren't today."""

    schools: tuple[SchoolStanding, ...]
    known: int
    lost: tuple[SchoolStanding, ...]

    @property
    def is_too_much_lost(self) -> bool:
        """More than a third: the network, or the district's file, rather than the schools. One school alone
        never stops the others, however few they are."""
        return len(self.lost) > 1 and 3 * len(self.lost) > self.known

    @property
    def not_read(self) -> tuple[SchoolStanding, ...]:
        return tuple(each for each in self.schools if each.fault)

    @property
    def read_today(self) -> Iterable[tuple[str, Summary]]:
        """By the school's id."""
        for each in self.schools:
            if each.summary and each.reading is Reading.FRESH:
                yield each.entry.id, each.summary


def read_schools(district: District, copies: Copies, ask: Ask) -> ReadSchools:
    """One school never stops the others. They stand as in the file, whoever answered first."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(ask, district.schools))
    schools = tuple(
        _standing(entry, answer, copies) for entry, answer in zip(district.schools, answers, strict=True)
    )
    before = copies.read_last_time
    known = [each for each in schools if each.entry.site and each.entry.id in before]
    return ReadSchools(schools, len(known), tuple(each for each in known if each.fault))


def _standing(entry: SchoolEntry, answer: Summary | Fault, copies: Copies) -> SchoolStanding:
    if isinstance(answer, Summary):
        return SchoolStanding(entry, answer)
    copy = copies.of(entry)
    if copy is None:
        return SchoolStanding(entry, fault=answer)
    return SchoolStanding(entry, copy.summary, copy.read, answer)


def published(entry: SchoolEntry, today: date, limits: Limits) -> Summary | Fault:
    """What the school's site says."""
    answer = fetch(f"{entry.site}{SUMMARY_DATA}", limits)
    return answer if isinstance(answer, Fault) else read_summary(answer, entry, today)
