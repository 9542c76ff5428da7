"""`python -m generator.github.reminders_alive BRANCH`: warns in a check when reminders have stopped."""

import sys

from generator.liveness import last_times
from generator.project import DEFAULT_ZONE, Project, load_schedule, today_in


def main(argv: list[str]) -> int:
    """0 in any case: an edit of the schedule is not to blame."""
    if len(argv) != 1:
        sys.stderr.write("использование: python -m generator.github.reminders_alive ВЕТКА\n")
        return 2
    project = Project()
    schedule = load_schedule(project).schedule
    zone = schedule.school.timezone if schedule else DEFAULT_ZONE
    times = last_times(project.schedule, argv[0], zone)
    if times.reminded is None:
        sys.stdout.write("напоминания ещё не уходили\n")
    elif times.is_stale(today_in(zone, None)):
        sys.stdout.write(
            f"::warning title=Напоминания::Последний раз уходили {times.reminded:%d.%m.%Y}. "
            "Откройте Actions → «Напоминания» и, если расписание отключено, нажмите Enable workflow.\n"
        )
    else:
        sys.stdout.write(f"напоминания уходили {times.reminded:%d.%m.%Y}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
