"""«Вернуть как было»: a merged edit taken back out of the schedule as it is now, if it still can be."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from generator.git import Git, GitFailed, file_at
from generator.github.api import ApiError, Repository


class NotReverted(Exception):
    """The message and the hint are Russian sentences."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def branch_of(number: int) -> str:
    """The branch of the request that an issue has asked for."""
    return f"pravka/{number}"


def merge_of(repository: Repository, number: int) -> str:
    """The commit with which the request was merged; the number may be that of the issue, too. Raises
    NotReverted, ApiError."""
    pull = _pull(repository, number)
    if pull is None:
        raise NotReverted(f"запроса с номером {number} нет", "найдите его номер во вкладке Pull requests")
    commit = pull.get("merge_commit_sha") or ""
    if not pull.get("merged_at") or not re.fullmatch("[0-9a-f]{40}", commit):
        hint = f"чтобы он и не был принят, закройте его: Close pull request в запросе №{pull['number']}"
        raise NotReverted(f"запрос №{pull['number']} не принят (нет отметки Merged), отменять нечего", hint)
    return str(commit)


def _pull(repository: Repository, number: int) -> Any:
    try:
        return repository.call("GET", f"/pulls/{number}")
    except ApiError as error:
        if error.status != 404:
            raise
    owner = repository.name.partition("/")[0]
    head = quote(f"{owner}:{branch_of(number)}")
    found = repository.call("GET", f"/pulls?state=closed&head={head}")
    return next((each for each in found if each.get("merged_at")), None)


def without(folder: Path, data: bytes, commit: str, path: str) -> bytes:
    """The text without what that commit changed in the file. Raises NotReverted."""
    try:
        Git(folder, author="").run("merge-base", "--is-ancestor", commit, "HEAD")
        merged, before = file_at(folder, commit, path), file_at(folder, f"{commit}^1", path)
    except GitFailed:
        raise NotReverted("этого запроса нет в истории графика", "назовите другой") from None
    if merged is None or before is None or merged == before:
        raise NotReverted(f"этот запрос не менял {path}", "назовите другой")
    return _merged(folder, data, merged, before)


def _merged(folder: Path, ours: bytes, base: bytes, theirs: bytes) -> bytes:
    with TemporaryDirectory() as temporary:
        paths = [Path(temporary) / name for name in ("ours", "base", "theirs")]
        for path, content in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(content)
        try:
            return Git(folder, author="").bytes_of("merge-file", "-p", *map(str, paths))
        except GitFailed:
            raise NotReverted(
                "те же строки графика потом изменила другая правка, само не вернуть",
                "верните сначала ту правку или внесите нужное заново",
            ) from None
