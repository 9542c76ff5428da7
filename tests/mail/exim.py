"""A real mail server, Debian's exim, on this machine: TLS, a login, and a mailbox in a folder."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import trustme

from generator.mail.settings import Tls
from tests.mail.servers import PASSWORD, USER

# What is taken over waits for `deliver`, so that a test knows when all is there.
CONFIGURATION = """\
exim_user = {user}
exim_group = {group}
primary_hostname = localhost
spool_directory = {home}/spool
log_file_path = {home}/log/%s
keep_environment =
queue_only = true
deliver_drop_privilege = true
tls_advertise_hosts = *
tls_certificate = {home}/server.pem
tls_privatekey = {home}/server.pem
{on_connect}
auth_advertise_hosts = ${{if def:tls_in_cipher {{*}}}}
acl_smtp_rcpt = recipients

begin acl
recipients:
  accept authenticated = *
  deny

begin routers
everybody:
  driver = accept
  transport = box

begin transports
box:
  driver = appendfile
  directory = {home}/box
  maildir_format

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and {{{{eq{{$auth2}}{{{login}}}}} {{eq{{$auth3}}{{{password}}}}}}}}}
  server_set_id = $auth2
"""


class Exim:
    """A running server; nobody is root in it."""

    def __init__(self, program: str, home: Path, rights: dict[str, Any], port: int) -> None:
        self.port = port
        self._home = home
        self._command = [program, "-C", str(home / "exim.conf")]
        self._rights = rights

    def started(self, listener: socket.socket) -> subprocess.Popen[bytes]:
        """It takes over a socket that listens already: no port is lost to others, and nobody has to wait."""
        return subprocess.Popen([*self._command, "-bw"], stdin=listener.fileno(), **self._rights)

    def deliver(self) -> list[bytes]:
        """All that was taken over, as it lies in the mailbox."""
        subprocess.run([*self._command, "-q"], check=True, stdin=subprocess.DEVNULL, **self._rights)
        return [path.read_bytes() for path in (self._home / "box" / "new").glob("*")]


@contextmanager
def real_server(program: str, authority: trustme.CA, tls: Tls) -> Iterator[Exim]:
    home = Path(tempfile.mkdtemp(prefix="exim-"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        exim = Exim(program, home, _prepare(home, authority, tls, port), port)
        daemon = exim.started(listener)
        try:
            yield exim
        finally:
            daemon.terminate()
            daemon.wait()
            shutil.rmtree(home)


def _prepare(home: Path, authority: trustme.CA, tls: Tls, port: int) -> dict[str, Any]:
    """The server's folder, and as whom it runs: whoever is root gives that up."""
    is_root = os.getuid() == 0
    owner = pwd.getpwnam("nobody") if is_root else pwd.getpwuid(os.getuid())
    authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(home / "server.pem")
    configuration = CONFIGURATION.format(
        home=home,
        user=owner.pw_name,
        group=owner.pw_gid,
        on_connect=f"tls_on_connect_ports = {port}" if tls is Tls.SSL else "",
        login=USER,
        password=PASSWORD,
    )
    (home / "exim.conf").write_text(configuration, encoding="utf-8")
    for name in ("spool", "log", "box"):
        (home / name).mkdir()
    if not is_root:
        return {}
    for path in (home, *home.iterdir()):
        os.chown(path, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
