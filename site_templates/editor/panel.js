// @ts-check
// Beside the table: what changes for people, what is wrong, and the way to send it.

import { byId, make, markOf } from "./make.js";

/** @typedef {import("./core.js").Answer} Answer */
/** @typedef {import("./core.js").Effects} Effects */

/** @type {(effects: Effects) => void} */
export const showEffects = (effects) => {
  const groups = effects.groups.flatMap((group) => [
    make("h3", {}, group.note ? `${group.title} — ${group.note}` : group.title),
    make("ul", { className: "plain" }, ...group.items.map((item) => make("li", { title: item.title }, markOf(item.mark),
      make("span", {}, make("span", { className: "vh" }, `${item.title}: `),
        ...(item.was ? [make("s", { className: "quiet" }, item.was), " → "] : []), item.now ?? "")))),
  ]);
  const lines = [effects.more, ...effects.lines, effects.nothing].filter(Boolean);
  byId("effect").replaceChildren(...groups, ...lines.map((line) => make("p", {}, line)));
};

/**
 * Links to the cells in which something is wrong.
 * @param {Answer} answer
 * @param {(at: string, slot: string) => void} go
 */
export const showWrong = (answer, go) => {
  const rows = answer.table?.rows ?? [];
  const wrong = Object.keys(answer.faults).map((at) => {
    const row = rows.find(({ person, slot }) => at.startsWith(`${slot}:`) || at.startsWith(`${person}:`));
    const place = row?.cells.findIndex((cell) => cell?.at === at) ?? -1;
    const title = answer.table?.columns[place]?.title.toLowerCase() ?? "исправьте";
    const link = make("a", { href: "#sheet", className: "late" }, `${row?.called ?? ""}: ${title}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (row) go(at, row.slot);
    });
    return make("li", {}, link);
  });
  byId("wrong").replaceChildren(...wrong);
};

const SENT = "Открылось обращение с правками: прочитайте его и нажмите Create. Дальше всё сделает программа.";
const COPIED = [
  "Правок много, в ссылку они не поместились, поэтому скопированы. На открывшейся странице:",
  "щёлкните в поле «Правки» и нажмите Ctrl+V",
  "нажмите Create",
];

/** @param {Answer} answer */
export const showSending = (answer) => {
  byId("lines").textContent = answer.lines.join("\n");
  /** @type {HTMLButtonElement} */ (byId("download")).disabled = !answer.isChanged;
  const { button, address, copied } = answer.sending;
  if (!answer.lines.length || !address) return byId("send-line").replaceChildren();
  if (Object.keys(answer.faults).length) {
    const off = make("button", { type: "button", className: "button is-main", "aria-disabled": "true", "aria-describedby": "wrong" }, button);
    return byId("send-line").replaceChildren(off);
  }
  const link = make("a", { className: "button is-main", href: address, target: "_blank", rel: "noopener" }, button);
  link.addEventListener("click", () => {
    if (copied === null) return byId("sent").replaceChildren(SENT);
    navigator.clipboard?.writeText(copied).catch(() => undefined);
    const [first, ...steps] = COPIED;
    return byId("sent").replaceChildren(first, make("ol", {}, ...steps.map((step) => make("li", {}, step))));
  });
  return byId("send-line").replaceChildren(link);
};
