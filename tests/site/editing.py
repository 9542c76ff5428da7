"""The editor in a browser, as a person uses it."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.editor.asking import NOON

# The core in a worker of its own, for questions that no page asks one by one.
ASK = """
async ([questions, site]) => {
  const { Core } = await import("./core.js");
  const core = window.asked ??= new Core(site);
  if (!core.worker) await core.start(() => undefined);
  const answers = [];
  for (const [data, wanted] of questions) {
    core.data = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    const text = Object.keys(wanted.cells).length ? await core.ask("written", wanted) : new Uint8Array();
    answers.push([await core.ask("answer", wanted), new TextDecoder().decode(text)]);
  }
  return answers;
}
"""


def clock(moment: datetime = NOON) -> str:
    """A script that stops the page's clock."""
    return f"Date.now = () => {int(moment.timestamp() * 1000)}"


class Editor:
    """The page /edit/, opened and waited for after each step."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def start(self) -> None:
        self.page.locator("#open").click()
        self.settle(1)

    def settle(self, number: int) -> None:
        """Until the answer to that question and its effects are shown."""
        condition = "(number) => Number(document.getElementById('work').dataset.settled) >= number"
        self.page.wait_for_function(condition, arg=number, timeout=120_000)

    @property
    def number(self) -> int:
        return int(self.page.locator("#work").get_attribute("data-settled"))

    def after(self, do: Any) -> None:
        """Does something that asks once, and waits for its answer."""
        number = self.number
        do()
        self.settle(number + 1)

    def at(self, address: str) -> Any:
        return self.page.locator(f'[data-at="{address}"]')

    def type(self, address: str, text: str) -> None:
        field = self.at(address)
        field.fill(text)
        self.after(lambda: field.press("Tab"))

    def choose(self, address: str, text: str) -> None:
        self.after(lambda: self.at(address).select_option(text))

    def press(self, locator: Any) -> None:
        self.after(locator.click)

    def paste(self, address: str, block: str) -> None:
        script = """(field, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          field.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        }"""
        self.after(lambda: self.at(address).evaluate(script, block))

    def again(self) -> None:
        self.press(self.page.locator("#again"))

    def days(self, slot: str) -> list[str]:
        """The days of a row's steps, as they are read."""
        shown = self.page.locator(f'tr[data-slot="{slot}"] .st button > span:not(.vh)')
        return [str(each) for each in shown.all_inner_texts()]

    @property
    def lines(self) -> list[str]:
        return str(self.page.locator("#lines").text_content()).splitlines()

    @property
    def effects(self) -> str:
        return str(self.page.locator("#effect").inner_text()).replace("\u00a0", " ")

    def problem(self, address: str) -> str:
        """What is read out at the field."""
        told = self.at(address).get_attribute("aria-describedby")
        return str(self.page.locator(f'[id="{told}"] .problem').inner_text()) if told else ""

    def kept(self) -> dict[str, Any] | None:
        """The draft on the device."""
        found = self.page.evaluate("() => localStorage.getItem(`cyclogram-edit:${location.pathname}`)")
        return dict(json.loads(found)) if found else None

    def downloaded(self, folder: Path) -> bytes:
        with self.page.expect_download() as download:
            self.page.locator("#download").click()
        download.value.save_as(folder / "new.yaml")
        return (folder / "new.yaml").read_bytes()
