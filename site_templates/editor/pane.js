// @ts-check
// What opens below a row: a month to pick the day from, the days of the steps with their reasons, the rest.

import { make, markOf } from "./make.js";

/** @typedef {import("./core.js").Row} Row */
/** @typedef {import("./core.js").Month} Month */
/** @typedef {import("./core.js").Day} Day */

const TITLES = /** @type {Record<string, string>} */ ({
  granted: "Присвоена", status: "Состояние", result: "Решение: день", order: "Приказ",
});

export class Pane {
  /**
   * @param {import("./sheet.js").Sheet} sheet
   * @param {{set: (cells: Record<string, string>) => void, add: (slot: string) => void,
   *   month: (value: string, shown: string) => Promise<Month>}} on
   */
  constructor(sheet, on) {
    this.sheet = sheet;
    this.on = on;
    this.shown = "";
    this.element = make("tr", { className: "paned" });
    this.calendar = make("div");
    this.steps = make("ul", { className: "plain live" });
    this.more = make("div", { className: "more" });
    this.cell = make("td", { className: "pane" },
      make("div", {}, this.calendar, make("div", {}, this.steps, this.more)));
    this.element.append(this.cell);
    this.rest = "";
  }

  /** @param {string | null} slot */
  open(slot) {
    this.sheet.opened = slot;
    this.sheet.pane = slot ? this.element : null;
    this.shown = "";
    this.rest = "";
    if (!slot) this.element.remove();
  }

  get row() {
    return this.sheet.answer?.table?.rows.find(({ slot }) => slot === this.sheet.opened) ?? null;
  }

  async show() {
    const { row } = this;
    const place = row && this.sheet.rows.get(row.slot);
    if (!row || !place) return;
    if (place.nextElementSibling !== this.element) place.after(this.element);
    this.cell.colSpan = place.cells.length;
    this.showSteps(row);
    this.showRest(row);
    await this.showMonth(row);
  }

  /** @param {Row} row */
  showSteps(row) {
    this.steps.replaceChildren(...row.steps.filter((step) => step !== null).map((step) =>
      make("li", {}, markOf(step.mark),
        make("p", {}, `${step.title}: ${step.day}`, make("br"), make("span", { className: "note" }, step.why)))));
  }

  /** @param {Row} row */
  showRest(row) {
    const shape = JSON.stringify([row.slot, row.more.map(({ at }) => at), row.another]);
    if (shape !== this.rest) {
      this.rest = shape;
      this.more.replaceChildren(...row.more.map((cell) =>
        make("p", { className: "one" }, make("span", {}, TITLES[cell.column]), this.sheet.field(cell))));
      if (row.another) this.more.append(this.button("Ещё одна аттестация", () => this.on.add(/** @type {string} */ (row.another))));
      if (row.cells.at(-1)?.value) this.more.append(this.button("Отменить аттестацию", () => this.on.set({ [`${row.slot}:date`]: "" })));
    }
    row.more.forEach((cell, number) =>
      this.sheet.tell(/** @type {HTMLElement} */ (this.more.children[number]), cell, row, TITLES[cell.column]));
  }

  /**
   * @param {string} text
   * @param {() => void} press
   */
  button(text, press) {
    const button = make("button", { type: "button", className: "quiet-button" }, text);
    button.addEventListener("click", press);
    return button;
  }

  /** @param {Row} row */
  async showMonth(row) {
    const date = row.cells.at(-1);
    if (!date) return;
    const month = await this.on.month(date.value, this.shown);
    if (this.row?.slot !== row.slot) return;
    const focused = this.calendar.contains(document.activeElement)
      ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : undefined;
    this.calendar.replaceChildren(this.table(month, date.at));
    if (focused) /** @type {HTMLElement | null} */ (this.calendar.querySelector(`[data-key="${focused}"]`))?.focus();
  }

  /**
   * @param {Month} month
   * @param {string} at
   */
  table(month, at) {
    const turn = (/** @type {string} */ shown, /** @type {string} */ sign, /** @type {string} */ words) => {
      const button = make("button", { type: "button", "data-key": words }, sign, make("span", { className: "vh" }, words));
      button.addEventListener("click", () => {
        this.shown = shown;
        this.show();
      });
      return button;
    };
    const whole = this.button("Весь месяц, день неизвестен", () => this.on.set({ [at]: month.whole }));
    const caption = make("caption", {}, make("span", {},
      turn(month.before, "←", "предыдущий месяц"), month.title, turn(month.after, "→", "следующий месяц")));
    const head = make("tr", {}, ...month.weekdays.map(([short, full]) =>
      make("th", { scope: "col" }, make("abbr", { title: full }, short))));
    const weeks = month.weeks.map((week) => make("tr", {}, ...week.map((day) =>
      make("td", {}, ...(day ? [this.day(day, at)] : [])))));
    return make("div", {}, make("table", { className: "cal" }, caption, make("thead", {}, head), make("tbody", {}, ...weeks)), whole);
  }

  /**
   * @param {Day} day
   * @param {string} at
   */
  day(day, at) {
    const words = `${day.title}${day.off ? `, ${day.off}` : ""}`;
    const button = make("button", {
      type: "button", className: day.off ? "off" : "", title: words, "aria-label": words, "data-key": day.value,
    }, String(day.number));
    if (day.isChosen) button.setAttribute("aria-pressed", "true");
    button.addEventListener("click", () => this.on.set({ [at]: day.value }));
    return button;
  }
}
