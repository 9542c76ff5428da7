"""Runs a workflow of `.github/workflows` as GitHub would: its `run:` steps for real, in the order and
under the conditions of the file; `uses:` steps by stand-ins; nothing leaves this machine."""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from tests.workflows.expressions import condition, interpolate

CODE = Path(__file__).parents[2]
STAND_INS = Path(__file__).parent / "bin"
NOT_COPIED = shutil.ignore_patterns("__pycache__")


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *who, "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@dataclass
class GitHub:
    """One school's repository on GitHub: the remote, its settings, and what the runs left behind."""

    folder: Path
    machine: Path
    variables: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    environments: dict[str, dict[str, str]] = field(default_factory=dict)
    api_url: str = "http://127.0.0.1:1"
    published: Path = Path()
    runs: int = 0
    name: str = "school/plan"
    # Other repositories, whose workflows this one may call.
    others: "dict[str, GitHub]" = field(default_factory=dict)

    @property
    def remote(self) -> Path:
        return self.folder / "remote.git"

    @property
    def desk(self) -> Path:
        """The clone in which people edit."""
        return self.folder / "desk"

    def create(self, files: Mapping[str, str]) -> None:
        """The project as it stands, with some files of the school's own, as the first commit."""
        copied = {".github", "content", "generator", "mkdocs.yml", "site_templates", "Makefile", ".gitignore"}
        for name in copied:
            source = CODE / name
            if source.is_dir():
                shutil.copytree(source, self.desk / name, ignore=NOT_COPIED)
            else:
                shutil.copy(source, self.desk / name)
        (self.desk / ".ci").mkdir()
        (self.desk / ".ci" / "run").write_text("echo 'stand-in: would run these tests again'\n")
        (self.desk / ".ci" / "run").chmod(0o755)
        self.begin(files)

    def begin(self, files: Mapping[str, str]) -> None:
        """The first commit, of these files and of what lies on the desk already."""
        git(self.folder, "init", "-q", "--bare", "-b", "main", str(self.remote))
        git(self.desk, "init", "-q", "-b", "main")
        git(self.desk, "remote", "add", "origin", str(self.remote))
        self.commit(files, "Начало")
        git(self.desk, "push", "-q", "origin", "main")

    def commit(self, files: Mapping[str, str], message: str) -> str:
        for name, text in files.items():
            (self.desk / name).write_text(text, encoding="utf-8")
        git(self.desk, "add", "-A")
        git(self.desk, "commit", "-q", "-m", message)
        return git(self.desk, "rev-parse", "HEAD")

    def push(self, files: Mapping[str, str]) -> str:
        git(self.desk, "switch", "-q", "main")
        commit = self.commit(files, "Правка")
        git(self.desk, "push", "-q", "origin", "main")
        return commit

    def propose(self, files: Mapping[str, str], branch: str = "edit") -> str:
        """A pull request: the merge that GitHub makes of it, its first parent being the main branch."""
        git(self.desk, "switch", "-q", "-c", branch, "main")
        self.commit(files, "Предложение")
        git(self.desk, "switch", "-q", "--detach", "main")
        git(self.desk, "merge", "-q", "--no-ff", "-m", "merge", branch)
        git(self.desk, "push", "-q", "origin", "+HEAD:refs/pull/1/merge")
        return git(self.desk, "rev-parse", "HEAD")


@dataclass
class Job:
    result: str = "skipped"
    outputs: dict[str, str] = field(default_factory=dict)
    permissions: dict[str, str] = field(default_factory=dict)


@dataclass
class Run:
    """How a workflow ended: jobs by name, all that was printed, and what it left."""

    jobs: dict[str, Job] = field(default_factory=dict)
    log: str = ""
    summary: str = ""
    artifacts: dict[str, Path] = field(default_factory=dict)

    @property
    def results(self) -> dict[str, str]:
        return {name: job.result for name, job in self.jobs.items()}

    @property
    def annotations(self) -> list[str]:
        return [line for line in self.log.splitlines() if line.startswith(("::error", "::warning"))]


@dataclass
class Runner:
    """One run of one workflow for one event at one commit; `today` is what the commands take for it,
    `before` the branch's commit before a push, `text` what a pull request says, `payload` the rest of the
    event."""

    github: GitHub
    event: str
    commit: str
    today: int
    inputs: dict[str, Any] = field(default_factory=dict)
    secrets: dict[str, str] | None = None
    run: Run = field(default_factory=Run)
    before: str = "0" * 40
    text: str = ""
    branch: str = "main"
    payload: dict[str, Any] = field(default_factory=dict)
    # Whose workflow this is, at which commit; None: the repository's own.
    source: "tuple[GitHub, str] | None" = None

    @property
    def of(self) -> tuple[GitHub, str]:
        return self.source or (self.github, self.commit)

    def document(self, name: str) -> Any:
        path = self.of[0].desk / ".github" / "workflows" / name
        return yaml.safe_load(path.read_text(encoding="utf-8"))

    def workflow(self, name: str, prefix: str = "") -> Run:
        document = self.document(name)
        self.github.runs += 1
        jobs: dict[str, Job] = {}
        for job_name, job in document["jobs"].items():
            jobs[job_name] = self.job(f"{prefix}{job_name}", job, jobs)
            self.run.jobs[f"{prefix}{job_name}"] = jobs[job_name]
        return self.run

    def job(self, name: str, job: Mapping[str, Any], before: Mapping[str, Job]) -> Job:
        needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
        contexts = self.contexts(needs={each: vars(before[each]) for each in needs})
        contexts["success"] = all(before[each].result == "success" for each in needs)
        if not condition(job.get("if"), contexts):
            return Job()
        if "uses" in job:
            return self.called(name, job, contexts)
        contexts["secrets"] |= self.secrets_of_environment(job, contexts)
        found = [
            Steps(self, job, contexts | {"matrix": each, "strategy": {"job-index": number}}).run()
            for number, each in enumerate(combinations(job, contexts))
        ]
        return next((each for each in found if each.result == "failure"), found[-1])

    def called(self, name: str, job: Mapping[str, Any], contexts: Mapping[str, Any]) -> Job:
        file, inner = Path(job["uses"].partition("@")[0]).name, self.callee(job["uses"])
        document = inner.document(file)
        # YAML 1.1 reads `on` as true.
        offered = document[True]["workflow_call"] or {}
        secrets = {key: interpolate(value, contexts) for key, value in job.get("secrets", {}).items()}
        inputs = {key: interpolate(value, contexts) for key, value in job.get("with", {}).items()}
        kinds = {key: each["type"] for key, each in offered.get("inputs", {}).items()}
        # What isn't declared, or asks for more than it was given, GitHub doesn't even start.
        assert secrets.keys() <= offered.get("secrets", {}).keys()
        assert inputs.keys() <= kinds.keys()
        for each in document["jobs"].values():
            given = job["permissions"]
            assert all(given.get(area, "") >= level for area, level in each["permissions"].items())
        inner.secrets = secrets
        inner.inputs = {
            key: value == "true" if kinds[key] == "boolean" else value for key, value in inputs.items()
        }
        prefix = f"{name} / "
        jobs = inner.workflow(file, prefix).jobs
        failed = any(each.result == "failure" for key, each in jobs.items() if key.startswith(prefix))
        return Job("failure" if failed else "success")

    def callee(self, uses: str) -> "Runner":
        """`$/…` is the calling workflow's own repository at its commit, `OWNER/NAME/…@TAG` another one."""
        if uses.startswith("$/"):
            return replace(self)
        repository = self.github.others["/".join(uses.split("/")[:2])]
        commit = git(repository.remote, "rev-parse", f"{uses.partition('@')[2]}^{{commit}}")
        return replace(self, source=(repository, commit))

    def secrets_of_environment(self, job: Mapping[str, Any], contexts: Mapping[str, Any]) -> dict[str, str]:
        """They go before the repository's; an environment that nobody has set up has none."""
        if "environment" not in job:
            return {}
        name = interpolate(job["environment"]["name"], contexts)
        if name == "mail" and self.branch != "main":
            raise AssertionError("the environment is limited to the main branch: GitHub would fail the job")
        found = self.github.environments.get(name, {})
        # A workflow that is called sees those of the names only that it was passed.
        return {key: found[key] for key in found if self.secrets is None or key in self.secrets}

    def contexts(self, **more: Any) -> dict[str, Any]:
        return {
            "github": {
                "event_name": self.event,
                "ref": "refs/pull/1/merge" if self.event == "pull_request" else f"refs/heads/{self.branch}",
                "token": "token-of-the-run",
                "run_id": str(self.github.runs),
                "run_attempt": "1",
                "event": {"before": self.before, "pull_request": {"body": self.text}, **self.payload},
            },
            "vars": self.github.variables,
            # GitHub gives a pull request from a fork no secret; here no pull request gets any.
            "secrets": {} if self.event == "pull_request" else dict(self._secrets),
            "inputs": self.inputs,
            "job": {"workflow_repository": self.of[0].name, "workflow_sha": self.of[1]},
            "true": True,
            "cancelled": False,
            "always": True,
            **more,
        }

    @property
    def _secrets(self) -> dict[str, str]:
        return self.github.secrets if self.secrets is None else self.secrets


def combinations(job: Mapping[str, Any], contexts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The job's matrix, which has one key here at most; another job may have said its values."""
    ((key, values),) = job.get("strategy", {}).get("matrix", {"": [""]}).items()
    if isinstance(values, str):
        values = json.loads(interpolate(values.replace("fromJSON(", "").replace(")", ""), contexts))
    return [{key: value} for value in values]


class Steps:
    """The steps of one job on a machine of its own."""

    def __init__(self, runner: Runner, job: Mapping[str, Any], contexts: dict[str, Any]) -> None:
        self.runner, self.github, self.job, self.contexts = runner, runner.github, job, contexts
        # Always the same folder, so that Python compiles the code of all the clones only once.
        self.machine = self.github.machine
        self.workspace = self.machine / "workspace"
        shutil.rmtree(self.machine, ignore_errors=True)
        self.workspace.mkdir(parents=True)
        for file in ("output", "env", "summary"):
            (self.machine / file).touch()
        event = json.dumps(self.contexts["github"]["event"], ensure_ascii=False)
        (self.machine / "event.json").write_text(event, encoding="utf-8")
        self.contexts["steps"] = {}

    def run(self) -> Job:
        result = "success"
        for step in self.job["steps"]:
            self.contexts |= {"success": result == "success", "failure": result == "failure"}
            if condition(step.get("if"), self.contexts) and not self.step(step):
                result = "failure"
        self.runner.run.summary += self.read("summary")
        outputs = self.job.get("outputs", {})
        return Job(
            result,
            {name: interpolate(value, self.contexts) for name, value in outputs.items()},
            self.job["permissions"],
        )

    def read(self, file: str) -> str:
        return (self.machine / file).read_text(encoding="utf-8")

    def step(self, step: Mapping[str, Any]) -> bool:
        outputs: dict[str, str] = {}
        if "uses" in step:
            values = {key: interpolate(value, self.contexts) for key, value in step.get("with", {}).items()}
            outputs = ACTIONS[step["uses"].split("@")[0]](self, values)
            passed = True
        else:
            (self.machine / "output").write_text("")
            passed = self.shell(step["run"], step.get("env", {}), self.folder_of(step))
            outputs = dict(line.split("=", 1) for line in self.read("output").splitlines())
        if "id" in step:
            self.contexts["steps"][step["id"]] = {"outputs": outputs}
        return passed

    def folder_of(self, step: Mapping[str, Any]) -> Path:
        usual: str = self.job.get("defaults", {}).get("run", {}).get("working-directory", ".")
        return self.workspace / str(step.get("working-directory", usual))

    def shell(self, script: str, env: Mapping[str, Any], folder: Path) -> bool:
        given = {name: interpolate(value, self.contexts) for name, value in env.items()}
        path = self.machine / "script.sh"
        path.write_text(script, encoding="utf-8")
        done = subprocess.run(
            ["bash", "-e", str(path)],
            cwd=folder,
            env=self.environment() | given,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.runner.run.log += done.stdout.decode(errors="replace")
        return done.returncode == 0

    def environment(self) -> dict[str, str]:
        kept = dict(line.split("=", 1) for line in self.read("env").splitlines())
        return {
            "CI": "true",
            "HOME": str(self.machine),
            "LANG": "C.UTF-8",
            "PATH": f"{STAND_INS}{os.pathsep}{os.environ['PATH']}",
            # The scratch clone's own code, not the one that the environment has installed.
            "PYTHONPATH": str(self.workspace / "engine"),
            "PYTHONPYCACHEPREFIX": f"{self.machine}-compiled",
            "SOURCE_DATE_EPOCH": str(self.runner.today),
            "STAND_IN_VENV": sys.prefix,
            "STAND_IN_PYTHON": sys.executable,
            "STAND_IN_ARTIFACTS": str(self.github.folder / "artifacts"),
            "STAND_IN_HOST": str(self.github.folder / "own-host"),
            "STAND_IN_RELEASE": str(self.github.folder / "release"),
            "GITHUB_API_URL": self.github.api_url,
            "GITHUB_ENV": str(self.machine / "env"),
            "GITHUB_EVENT_PATH": str(self.machine / "event.json"),
            "GITHUB_OUTPUT": str(self.machine / "output"),
            "GITHUB_REPOSITORY": self.github.name,
            "GITHUB_RUN_ID": str(self.github.runs),
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_REF_NAME": self.runner.branch,
            "GITHUB_STEP_SUMMARY": str(self.machine / "summary"),
            **kept,
        }

    def checkout(self, values: Mapping[str, str]) -> dict[str, str]:
        folder = self.workspace / values.get("path", ".")
        folder.mkdir(exist_ok=True)
        if "repository" in values:
            self.unpack(values["repository"], values["ref"], folder)
        else:
            self.clone(values, folder)
        for path in folder.glob("generator/**/*.py"):
            os.utime(path, (0, 0))
        return {}

    def unpack(self, repository: str, commit: str, folder: Path) -> None:
        """The program, of which nothing but the files is asked: that is quicker than a clone."""
        known = {each.name: each for each in (self.github, *self.github.others.values())}
        command = ["git", "-C", str(known[repository].remote), "archive", commit]
        done = subprocess.run(command, check=True, capture_output=True)
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")

    def clone(self, values: Mapping[str, str], folder: Path) -> None:
        depth = values.get("fetch-depth", "1")
        options = [] if depth == "0" else ["--depth", depth]
        git(folder, "init", "-q")
        git(folder, "remote", "add", "origin", f"file://{self.github.remote}")
        wanted = ["+refs/heads/*:refs/remotes/origin/*"] if depth == "0" else []
        wanted.insert(0, values.get("ref", self.runner.commit))
        git(folder, "fetch", "-q", "--no-tags", *options, "origin", *wanted)
        git(folder, "checkout", "-q", "--detach", "FETCH_HEAD")
        if values.get("persist-credentials") != "true":
            git(folder, "remote", "set-url", "--push", "origin", str(self.machine / "no-credentials"))

    def keep(self, values: Mapping[str, str]) -> dict[str, str]:
        source, target = self.workspace / values["path"], self.github.folder / "artifacts" / values["name"]
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
        self.runner.run.artifacts[values["name"]] = target
        return {}

    def keep_pages(self, values: Mapping[str, str]) -> dict[str, str]:
        folder = self.github.folder / "artifacts" / "github-pages"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with tarfile.open(folder / "artifact.tar", "w") as archive:
            for path in sorted((self.workspace / values["path"]).iterdir()):
                if not path.name.startswith("."):
                    archive.add(path, path.name)
        return {}

    def deploy_pages(self, values: Mapping[str, str]) -> dict[str, str]:
        shutil.rmtree(self.github.published, ignore_errors=True)
        with tarfile.open(self.github.folder / "artifacts" / "github-pages" / "artifact.tar") as archive:
            archive.extractall(self.github.published, filter="data")
        return {"page_url": self.github.variables.get("SITE_URL", "")}

    def share_what_is_rendered(self, values: Mapping[str, str]) -> dict[str, str]:
        """All runs have one cache of pages: the site is the same with it, and is there sooner."""
        rendered, path = self.machine.with_name("rendered"), self.workspace / values["path"]
        rendered.mkdir(exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(rendered, target_is_directory=True)
        return {}

    def restore_cache(self, values: Mapping[str, str]) -> dict[str, str]:
        """The newest whose key begins so; every key here is of one run."""
        if values["path"].endswith(RENDERED):
            return self.share_what_is_rendered(values)
        kept = self.github.folder / "cache"
        start = values.get("restore-keys", values["key"]).strip()
        found = sorted(kept.glob(f"*/{start}*")) if kept.exists() else []
        if found:
            shutil.copytree(found[-1], self.workspace / values["path"])
        return {}

    def save_cache(self, values: Mapping[str, str]) -> dict[str, str]:
        kept = self.github.folder / "cache" / f"{self.github.runs:04}" / values["key"]
        shutil.copytree(self.workspace / values["path"], kept)
        return {}

    def nothing(self, values: Mapping[str, str]) -> dict[str, str]:
        return {}


RENDERED = "build/cache"
ACTIONS: dict[str, Callable[[Steps, Mapping[str, str]], dict[str, str]]] = {
    "actions/cache": Steps.share_what_is_rendered,
    "actions/cache/restore": Steps.restore_cache,
    "actions/cache/save": Steps.save_cache,
    "actions/checkout": Steps.checkout,
    "actions/setup-python": Steps.nothing,
    "actions/upload-artifact": Steps.keep,
    "actions/upload-pages-artifact": Steps.keep_pages,
    "actions/deploy-pages": Steps.deploy_pages,
}
