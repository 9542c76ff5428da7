// @ts-check
// The editor of the schedule: starts the core, keeps the draft, shows the answers. Dates, words and edits come
// from the core.

import { Core } from "./core.js";
import { Draft } from "./draft.js";
import { byId, make } from "./make.js";
import { Pane } from "./pane.js";
import { showEffects, showSending, showWrong } from "./panel.js";
import { Sheet } from "./sheet.js";

/** @typedef {import("./core.js").Answer} Answer */

const { url = "", repository, file = "" } = byId("editor").dataset;
const core = new Core({ url, repository: repository || null, file });
const draft = new Draft();
const table = /** @type {HTMLTableElement} */ (byId("sheet"));
const sheet = new Sheet(table, { set: (cells) => change(cells), open });
const pane = new Pane(sheet, {
  set: (cells) => change(cells),
  add: (slot) => change({ [`${slot}:for`]: "" }),
  month: (value, shown) => core.ask("month", draft.now, { value, shown }),
});
let asked = 0;

/** @type {(id: string, isShown: boolean) => void} */
const reveal = (id, isShown) => { byId(id).hidden = !isShown; };

/** @param {Record<string, string>} cells */
function change(cells) {
  draft.set(cells);
  return update();
}

/** @param {string | null} slot */
function open(slot) {
  pane.open(slot);
  if (sheet.answer) sheet.show(sheet.answer);
  pane.show();
}

/** Asks again and shows what comes, unless something newer was asked meanwhile. */
async function update() {
  const number = asked += 1;
  /** @type {Answer} */
  const answer = await core.ask("answer", draft.now);
  if (number !== asked) return;
  draft.keep(core.data, answer.fingerprint);
  show(answer);
  if (!answer.table) return;
  const effects = await core.ask("changed", draft.now);
  if (number !== asked) return;
  showEffects(effects);
  byId("work").dataset.settled = String(number);
}

/** @param {Answer} answer */
function show(answer) {
  showRefused(answer);
  showProblems(answer);
  reveal("work", answer.table !== null);
  /** @type {HTMLButtonElement} */ (byId("undo")).disabled = draft.before.length === 0;
  /** @type {HTMLButtonElement} */ (byId("redo")).disabled = draft.after.length === 0;
  if (!answer.table) return;
  sheet.show(answer);
  pane.show();
  showWrong(answer, go);
  showSending(answer);
  byId("status").textContent = Object.values(answer.faults).join(". ");
}

/**
 * To a cell, which may stand in a row that isn't open.
 * @param {string} at
 * @param {string} slot
 */
async function go(at, slot) {
  if (!sheet.fieldAt(at)) open(slot);
  sheet.fieldAt(at)?.focus();
}

/** @param {Answer} answer */
function showRefused({ refused }) {
  reveal("refused", refused.length > 0);
  const onNew = make("button", { type: "button", className: "button" }, "Применить к нынешнему графику");
  onNew.addEventListener("click", () => {
    draft.now = { ...draft.now, seen: null };
    update();
  });
  const anew = make("button", { type: "button", className: "button" }, "Начать заново");
  anew.addEventListener("click", again);
  byId("refused").replaceChildren(...refused.map((text) => make("p", {}, text)), ...(draft.now.seen ? [onNew, " "] : []), anew);
}

/**
 * Of the file itself: errors in place of the table, or warnings about what the table doesn't show.
 * @param {Answer} answer
 */
function showProblems({ table: shown, problems, others }) {
  const told = shown ? others : problems.filter(({ severity }) => severity === "error");
  reveal("problems", told.length > 0);
  const heading = shown ? [] : [make("p", {}, "В файле графика есть ошибки: сначала исправьте их в самом файле.")];
  byId("problems").replaceChildren(...heading, make("ul", {}, ...told.map(({ line, sentences }) =>
    make("li", {}, `Строка ${line}: ${sentences}`))));
}

/** @param {Uint8Array} data */
function load(data) {
  core.data = data;
  reveal("source", false);
  return update();
}

function again() {
  draft.clear();
  showTold([]);
  byId("sent").replaceChildren();
  return update();
}

/** @param {string[]} lines */
function showTold(lines) {
  reveal("told", lines.length > 0);
  byId("told").replaceChildren(...lines.map((line) => make("p", {}, line)));
}

/** @param {File} chosen */
async function takeBook(chosen) {
  const book = new Uint8Array(await chosen.arrayBuffer());
  /** @type {import("./core.js").StaffList} */
  const list = await core.ask("staff", draft.now, { name: chosen.name }, book).catch(restarted);
  if (list.problem === null) {
    draft.put({ ...draft.now, lines: list.lines, cells: list.cells });
    await update();
  }
  showTold(list.problem === null ? list.told.filter(Boolean) : [list.problem]);
}

/** A spoilt workbook may end the program that reads it. */
async function restarted() {
  const problem = sheet.answer?.damaged ?? "";
  core.worker?.terminate();
  await core.start(() => undefined);
  return { problem, lines: [], cells: {}, count: 0, told: [] };
}

async function download() {
  const text = await core.ask("written", draft.now);
  const link = make("a", { href: URL.createObjectURL(new Blob([text])), download: file.split("/").at(-1) });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** @param {ClipboardEvent} event */
async function paste(event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const at = /** @type {HTMLElement} */ (event.target).dataset.at;
  if (!at || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const { cells } = await core.ask("paste", draft.now, { at, text });
  change(cells);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const { target } = event;
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.code === "KeyZ") {
    const isTyping = target instanceof HTMLInputElement && target.dataset.at && target.value !== target.dataset.told;
    if (isTyping) return;
    event.preventDefault();
    turnBack(event.shiftKey ? "redo" : "undo");
  } else if ((event.ctrlKey || event.metaKey) && event.code === "KeyY") {
    event.preventDefault();
    turnBack("redo");
  } else if (target instanceof HTMLInputElement && target.dataset.at && isPlain) {
    const way = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = way ? sheet.neighbour(target, way === 1 ? 1 : -1) : null;
    if (next) {
      event.preventDefault();
      next.focus();
      if (next instanceof HTMLInputElement) next.select();
    } else if (event.key === "Enter") target.blur();
  } else if (target instanceof HTMLElement && target.dataset.at?.endsWith(":date") && event.altKey && event.key === "ArrowDown") {
    event.preventDefault();
    open(target.closest("tr")?.dataset.slot ?? null);
  }
  if (event.key === "Escape" && sheet.opened) close();
}

function close() {
  const row = sheet.rows.get(sheet.opened ?? "");
  open(null);
  /** @type {HTMLElement | null | undefined} */ (row?.querySelector(".toggle"))?.focus();
}

/** @param {"undo" | "redo"} way */
function turnBack(way) {
  draft[way]();
  return update();
}

/** @type {(id: string, take: (file: File) => unknown) => void} */
const choose = (id, take) => byId(id).addEventListener("change", (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const chosen = input.files?.[0];
  if (chosen) take(chosen);
  input.value = "";
});

/** @param {File} chosen */
const takeFile = async (chosen) => load(new Uint8Array(await chosen.arrayBuffer()));

function listen() {
  table.addEventListener("paste", paste);
  byId("work").addEventListener("keydown", press);
  table.addEventListener("click", ({ target }) => {
    const slot = target instanceof HTMLInputElement && target.dataset.at?.endsWith(":date") && target.closest("tr")?.dataset.slot;
    if (slot && sheet.opened !== slot) open(slot);
  });
  byId("undo").addEventListener("click", () => turnBack("undo"));
  byId("redo").addEventListener("click", () => turnBack("redo"));
  byId("again").addEventListener("click", again);
  byId("download").addEventListener("click", download);
  choose("book", takeBook);
  choose("file", takeFile);
  byId("text").addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain");
    if (text) load(new TextEncoder().encode(text));
  });
  const drop = byId("editor");
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const dropped = event.dataTransfer?.files[0];
    if (dropped) (/\.ya?ml$/i.test(dropped.name) ? takeFile : takeBook)(dropped);
  });
}

/** Where the schedule comes from: the site, what was left on this device, or the person. */
async function begin() {
  const { hasSchedule } = await (await fetch("parts.json")).json();
  const left = draft.takeUp();
  const published = hasSchedule ? await fetch("schedule.yaml").then((response) => response.arrayBuffer()) : null;
  const data = published ? new Uint8Array(published) : left;
  if (data) await load(data);
  else reveal("source", true);
}

/** @param {number} part */
const progress = (part) => { /** @type {HTMLProgressElement} */ (byId("progress")).value = part * 100; };

async function start() {
  const button = /** @type {HTMLButtonElement} */ (byId("open"));
  button.disabled = true;
  reveal("loading", true);
  try {
    await core.start(progress);
    await begin();
    listen();
    reveal("start", false);
    keepOffline();
  } catch (error) {
    console.warn(error);
    reveal("start", false);
    reveal("cannot", true);
  }
}

/** The next time nothing is loaded, and none of it is needed: what the page has asked for is kept. */
async function keepOffline() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("offline.js");
  const { active } = await navigator.serviceWorker.ready;
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = names.filter((name) => name.startsWith(location.origin));
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { byId("editor").dataset.offline = "yes"; };
  active?.postMessage({ keep: [location.href.split("#")[0], ...own, ...core.parts] }, [channel.port2]);
}

byId("open").addEventListener("click", start);
