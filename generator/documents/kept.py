"""Papers that an earlier build has made of all the same."""

from collections.abc import Sequence
from pathlib import Path

from generator.agenda import Agenda
from generator.cache import Cache, key_of
from generator.documents.making import Papers
from generator.made_of import folders_key, program
from generator.paper_list import Paper


class KeptPapers:
    """A paper's key is all that papers are made from, without the day: what was asked for it stands under a
    second key, that names it."""

    def __init__(self, cache: Cache, agenda: Agenda, folders: Sequence[Path]) -> None:
        self._cache, self._day = cache, agenda.today.isoformat()
        self._shared = key_of(
            program(),
            agenda.schedule.model_dump_json(),
            repr((agenda.site, agenda.file, sorted(agenda.hidden), agenda.terms)),
            folders_key(folders),
        )

    def files(self, papers: Sequence[Paper]) -> tuple[dict[str, bytes], list[Paper]]:
        """Those that are kept, and the papers of which not all are."""
        found: dict[str, bytes] = {}
        missing = []
        for paper in papers:
            kept = {file: data for file in paper.files if (data := self._get(file)) is not None}
            if len(kept) == len(paper.files):
                found |= kept
            else:
                missing.append(paper)
        return found, missing

    def _get(self, file: str) -> bytes | None:
        kept = self._cache.get(self._key(file))
        return self._cache.get(self._key(file, self._day)) if kept == _OF_TODAY else kept

    def _key(self, *parts: str) -> bytes:
        return key_of(self._shared, *parts)

    def note(self, papers: Papers) -> None:
        """Where a template doesn't work, the next build is to say so again."""
        for file, data in papers.files.items() if not papers.problems else ():
            if file in papers.of_today:
                self._cache.put(self._key(file), _OF_TODAY)
                self._cache.put(self._key(file, self._day), data)
            else:
                self._cache.put(self._key(file), data)


# No paper is so short.
_OF_TODAY = b"of today"
