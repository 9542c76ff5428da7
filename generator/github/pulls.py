"""Pull requests of the repository's own branches: which are open, and one opened or renewed."""

from dataclasses import dataclass
from urllib.parse import quote

from generator.github.api import ApiError, Repository


class NotAllowed(Exception):
    """Actions may not open requests here; `by_hand` is the address at which people can."""

    def __init__(self, by_hand: str) -> None:
        super().__init__(by_hand)
        self.by_hand = by_hand


@dataclass(frozen=True, slots=True)
class Pulls:
    """`web` is where people see the repository, `base` the branch that requests are for."""

    repository: Repository
    web: str
    base: str

    def open(self) -> dict[str, int]:
        """Their numbers by branches; a fork's branch of the same name is another. Raises ApiError."""
        return {
            each["head"]["ref"]: int(each["number"])
            for each in self.repository.pages("/pulls?state=open")
            if ((each["head"] or {}).get("repo") or {}).get("full_name") == self.repository.name
        }

    def propose(self, branch: str, own: int | None, title: str, body: str) -> int:
        """The number of the request: `own`, renewed, or a new one. Raises ApiError, NotAllowed."""
        said = {"title": title, "body": body}
        try:
            if own is not None:
                self.repository.call("PATCH", f"/pulls/{own}", said)
                return own
            new = self.repository.call("POST", "/pulls", {**said, "head": branch, "base": self.base})
        except ApiError as error:
            if error.status != 403:
                raise
            raise NotAllowed(f"{self.web}/compare/{quote(self.base)}...{quote(branch)}?expand=1") from None
        return int(new["number"])
