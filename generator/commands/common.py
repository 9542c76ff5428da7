"""What commands share: reading the schedule, today's date, the site's address, failing politely."""

import os
import sys
from argparse import Namespace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.loading import Loaded, load
from generator.problems import Problem
from generator.schedule.model import Schedule

# The project's own folder: templates, content and mkdocs.yml stand beside the package.
ROOT = Path(__file__).resolve().parents[2]

OK, SCHEDULE_ERRORS, WRONG_USAGE, NOT_DELIVERED = range(4)


class Failure(Exception):
    """Ends a command with an exit code and a Russian sentence instead of a traceback."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
