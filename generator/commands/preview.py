"""What an edit makes anew while the site is shown: the pages, then what nobody has before him at that moment,
calendars and papers."""

import sys
from collections.abc import Callable
from pathlib import Path

from generator.addresses import FEED_MEMORY, teacher_feed
from generator.agenda import Agenda
from generator.beside import Beside
from generator.cache import Cache
from generator.commands import build
from generator.commands.archives import past_years, with_last_year
from generator.commands.kept_papers import bare, start_papers
from generator.feeds import FeedsError, build_feeds
from generator.feeds.calendar import feeds_of
from generator.outcome import WRONG_USAGE, Failure
from generator.paper_list import papers_of
from generator.project import Project, cache_folder, open_agenda
from generator.public import public_agenda
from generator.site.kept import Kept
from generator.site.runs import EDITED, FOLLOWED
from generator.site.tree import Clash, gather, write_tree

# Seconds between two looks at what is made beside, and for an edit.
LOOK = 0.02


class Preview:
    """`told` is the folder that tells the server of new files."""

    def __init__(self, project: Project, out: Path, frame: Path, told: Path) -> None:
        self._project, self._out, self._frame, self._told = project, out, frame, told
        # Of what calendars and papers are still to be made, and the names of all other files.
        self._owed: tuple[Agenda, frozenset[str]] | None = None

    def regenerate(self, is_edited: Callable[[], bool]) -> None:
        """A mistake in an edit is shown in the terminal, and the last good pages stay. What follows
        them gives way to the next edit."""
        try:
            agenda = open_agenda(self._project)
            changed = self._write_pages(agenda)
            write_tree(self._frame, build.site_build(self._project, agenda, self._out, Path("site")).frame)
        except Failure as failure:
            print(f"cyclogram: {failure}; показаны прежние страницы", file=sys.stderr)
        else:
            print(f"Страниц обновлено: {changed}")
            tell(self._told / EDITED)
        if self._owed and not is_edited():
            self._follow(*self._owed, is_edited)

    def _write_pages(self, agenda: Agenda) -> int:
        """Calendars and papers stay as they are."""
        with Cache(cache_folder(self._project)) as cache:
            making, kept = build.Making(cache, jobs=1), Kept(cache, self._out)
            tree, names = build.whole_tree(
                self._project, agenda, feeds=_no_feeds, making=making, kept=kept, papers=_no_papers
            )
        changed = build.write_into(self._out, tree, names | followers(agenda))
        self._owed = agenda, names | tree.keys()
        return changed

    def _follow(self, agenda: Agenda, names: frozenset[str], is_edited: Callable[[], bool]) -> None:
        making = Beside(calendars_and_papers, self._project, bare(agenda), names, gives_way=True)
        while not making.is_done(LOOK):
            if is_edited():
                making.stop()
                return
        self._owed = None
        try:
            changed = build.write_into(self._out, making.result(), names)
        except Failure as failure:
            print(f"cyclogram: {failure}; календари и бумаги прежние", file=sys.stderr)
            return
        if changed:
            print(f"Календарей и бумаг обновлено: {changed}")
            tell(self._told / FOLLOWED)


def followers(agenda: Agenda) -> frozenset[str]:
    """The names of all calendars and papers."""
    hidden = {teacher_feed(each.id) for each in agenda.schedule.teachers if each.is_hidden}
    feeds = {FEED_MEMORY, *(feed.path for feed in feeds_of(agenda))}
    return frozenset(feeds - hidden).union(*(paper.files for paper in papers_of(agenda.schedule)))


def calendars_and_papers(project: Project, agenda: Agenda, names: frozenset[str]) -> build.Files:
    """`names` are those of all other files. Raises Failure."""
    with Cache(cache_folder(project)) as cache:
        try:
            feeds = build_feeds(with_last_year(agenda, past_years(project, agenda)))
            return gather(feeds, start_papers(project, public_agenda(agenda), cache, jobs=1)(), kept=names)
        except (FeedsError, Clash) as wrong:
            raise Failure(WRONG_USAGE, str(wrong)) from None


def _no_feeds(_: Agenda) -> dict[str, bytes]:
    return {}


def _no_papers(*_: object) -> Callable[[], build.Files]:
    return dict


def tell(folder: Path) -> None:
    """That files are new: the server looks at one file rather than at thousands."""
    if folder.is_dir():
        news = len(list(folder.iterdir()))
        (folder / f"{news}").touch()
