"""What a file says of itself."""

from dataclasses import dataclass
from datetime import datetime, time

from generator.paper_list import Paper
from generator.schedule.model import Schedule
from generator.wording.text import one_line


@dataclass(frozen=True, slots=True)
class About:
    """`made` is a day of the plan, not the clock's."""

    title: str
    author: str
    made: datetime


def about_of(schedule: Schedule, paper: Paper) -> About:
    made = datetime.combine(schedule.first_day, time())
    return About(one_line(paper.title)[:200], one_line(schedule.school.name)[:200], made)
