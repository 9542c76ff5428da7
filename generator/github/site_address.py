"""`python -m generator.github.site_address >> "$GITHUB_ENV"`: where the school's site and repository are.

SITE_URL is the variable of that name, else the address at which GitHub Pages serves the repository;
mkdocs.yml takes both from the environment, so that a school's repository needs none.
"""

import os
import sys
from collections.abc import Mapping


def addresses(environment: Mapping[str, str]) -> dict[str, str]:
    repository = environment["GITHUB_REPOSITORY"]
    site = environment.get("SITE_URL", "").strip() or pages_url(repository)
    if any(sign.isspace() for sign in site) or not site.startswith(("https://", "http://")):
        raise ValueError(f"переменная SITE_URL — «{site}», а нужен адрес вида https://example.org/")
    return {
        "SITE_URL": f"{site.rstrip('/')}/",
        "REPO_URL": f"{environment['GITHUB_SERVER_URL']}/{repository}",
    }


def pages_url(repository: str) -> str:
    """A repository named like the host is served at its root."""
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def main() -> int:
    try:
        found = addresses(os.environ)
    except KeyError as error:
        sys.stderr.write(f"нет переменной {error}: этот шаг работает только на GitHub\n")
        return 2
    except ValueError as error:
        sys.stderr.write(f"::error title=Адрес сайта::{error}\n")
        return 2
    sys.stdout.write("".join(f"{name}={value}\n" for name, value in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
