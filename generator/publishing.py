"""Puts a finished site where people read it: a folder of this machine or, with rsync, of another."""

import re
import shutil
import subprocess
from pathlib import Path

# An upload that takes longer hangs, in seconds.
TIMEOUT = 900


class NotPublished(Exception):
    """The message is for people."""


def publish(site: Path, target: str) -> None:
    """Raises NotPublished; the site that people read is then the one before."""
    host, colon, folder = target.partition(":")
    try:
        if colon and "/" not in host:
            _upload(site, host, folder)
        else:
            _turn(site, Path(target))
    except OSError as error:
        raise NotPublished(f"«{target}»: {error.strerror}") from None


def _turn(site: Path, target: Path) -> None:
    """The target is a link, which turns from one of two copies to the other in one step: readers see the old
    site or the new one, whole. Nothing but these three is ever touched."""
    copies = [target.with_name(f".{target.name}.{number}") for number in (1, 2)]
    now = target.readlink().name if target.is_symlink() else None
    if now not in (None, *(copy.name for copy in copies)) or (now is None and target.exists()):
        raise NotPublished(
            f"«{target}» — не то, что публиковала эта программа: уберите или назовите новое имя"
        )
    fresh = copies[1] if now == copies[0].name else copies[0]
    if fresh.exists():
        shutil.rmtree(fresh)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(site, fresh)
    link = target.with_name(f".{target.name}.new")
    link.unlink(missing_ok=True)
    link.symlink_to(fresh.name)
    link.replace(target)


def _upload(site: Path, host: str, folder: str) -> None:
    """rsync puts all that is new into place at the end, and only then deletes what the site doesn't have."""
    if not is_site_folder(folder) or host.startswith("-"):
        raise NotPublished(
            f"«{host}:{folder}» называет корень или домашнюю папку: на сервере удалилось бы чужое. "
            "Укажите папку одного сайта, например www/attestation"
        )
    options = ["--recursive", "--compress", "--delay-updates", "--delete-after", "--chmod=D755,F644"]
    command = ["rsync", *options, "--", f"{site}/", f"{host}:{folder.rstrip('/')}/"]
    try:
        done = subprocess.run(command, check=False, timeout=TIMEOUT)  # noqa: S603
    except FileNotFoundError:
        raise NotPublished("на этой машине нет rsync") from None
    except subprocess.TimeoutExpired:
        raise NotPublished(f"{host} не отвечает") from None
    if done.returncode:
        raise NotPublished(f"rsync не смог (код {done.returncode}), его слова выше")


def is_site_folder(path: str) -> bool:
    """Whether what the site doesn't have may be deleted there: never in a whole host or a home directory."""
    path = re.sub(r"(/\.)*/*$", "", re.sub("/+", "/", path))
    parts = path.split("/")
    if path in ("", ".", "/root") or ".." in parts or path.startswith("~") or re.search(r"\s", path):
        return False
    if parts[0]:
        return True
    return len(parts) > (3 if parts[1] in ("home", "Users") else 2)
