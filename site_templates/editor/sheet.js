// @ts-check
// The table: its rows are made once and then changed where they differ.

import { attribute, make, markOf } from "./make.js";

/** @typedef {import("./core.js").Answer} Answer */
/** @typedef {import("./core.js").Row} Row */
/** @typedef {import("./core.js").Cell} Cell */
/** @typedef {import("./core.js").Step} Step */
/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

const NEW_PERSON = "Новый педагог: впишите или вставьте столбец из Excel";

/** @type {(number: number) => string} */
const narrow = (number) => (number === 1 || number === 2 || number === 3 ? " opt" : "");

export class Sheet {
  /**
   * @param {HTMLTableElement} table
   * @param {{set: (cells: Record<string, string>) => void, open: (slot: string | null) => void}} on
   */
  constructor(table, on) {
    this.table = table;
    this.on = on;
    /** @type {Map<string, HTMLTableRowElement>} */
    this.rows = new Map();
    /** @type {string | null} */
    this.opened = null;
    /** @type {HTMLTableRowElement | null} */
    this.pane = null;
    /** @type {Answer | null} */
    this.answer = null;
  }

  get body() {
    return this.table.tBodies[0];
  }

  /** @param {Answer} answer */
  show(answer) {
    const { table } = answer;
    if (!table) return;
    this.answer = answer;
    this.head(table);
    const slots = new Set(table.rows.map((row) => row.slot));
    for (const [slot, element] of this.rows) {
      if (slots.has(slot)) continue;
      element.remove();
      this.rows.delete(slot);
    }
    /** @type {Element | null} */
    let place = this.body.firstElementChild;
    for (const row of table.rows) {
      const element = this.rowOf(row);
      if (place && !place.isConnected) place = element;
      if (place !== element) this.body.insertBefore(element, place);
      this.fill(element, row);
      place = element.nextElementSibling;
      if (place === this.pane && place) place = place.nextElementSibling;
    }
    if (this.opened && !slots.has(this.opened)) this.on.open(null);
  }

  /** @param {import("./core.js").Table} table */
  head(table) {
    const section = this.table.tHead;
    if (!section || section.rows.length) return;
    const columns = table.columns.map(({ title }, number) =>
      make("th", { scope: "col", className: `c-${table.columns[number].id}${narrow(number)}` }, title));
    const steps = table.steps.map(({ title, mark }) =>
      make("th", { scope: "col", className: "c-step" }, markOf(mark), make("span", {}, title)));
    section.append(make("tr", {}, ...columns, ...steps));
  }

  /** @param {Row} row */
  rowOf(row) {
    const known = this.rows.get(row.slot);
    const shape = row.cells.map((cell) => (cell ? 1 : 0)).join("");
    if (known?.dataset.shape === shape) return known;
    const element = make("tr", { "data-slot": row.slot, "data-shape": shape });
    row.cells.forEach((cell, number) => element.append(this.place(row, cell, number)));
    row.steps.forEach(() => element.append(make("td", { className: "st" })));
    known?.replaceWith(element);
    this.rows.set(row.slot, element);
    return element;
  }

  /**
   * @param {Row} row
   * @param {Cell | null} cell
   * @param {number} number
   */
  place(row, cell, number) {
    const tag = number === 0 ? "th" : "td";
    const values = number === 0 ? { scope: "row" } : {};
    if (!cell) return make(tag, { ...values, className: `same${narrow(number)}` }, number ? "" : row.called);
    const place = make(tag, { ...values, className: `c-${cell.column}${narrow(number)}` }, this.field(cell));
    if (number === 0) place.prepend(this.toggle(row));
    else place.dataset.title = this.title(number);
    return place;
  }

  /** @param {Row} row */
  toggle(row) {
    const button = make("button", { type: "button", className: "toggle", "aria-expanded": "false" });
    button.addEventListener("click", () => this.on.open(this.opened === row.slot ? null : row.slot));
    return button;
  }

  /**
   * An input, or a choice where the format has one.
   * @param {Cell} cell
   * @returns {Field}
   */
  field(cell) {
    const choices = this.answer?.choices[cell.column];
    const field = choices
      ? make("select", {}, ...choices.map((choice) => new Option(choice || "—", choice)))
      : make("input", { type: "text", autocomplete: "off", spellcheck: false });
    field.dataset.at = cell.at;
    field.addEventListener("change", () => this.on.set({ [cell.at]: field.value }));
    return field;
  }

  /**
   * @param {HTMLTableRowElement} element
   * @param {Row} row
   */
  fill(element, row) {
    element.classList.toggle("is-new", row.isNew);
    element.classList.toggle("is-away", row.isAway);
    element.classList.toggle("is-last", row.isEmpty);
    element.classList.toggle("open", this.opened === row.slot);
    row.cells.forEach((cell, number) => {
      if (cell) this.tell(/** @type {HTMLElement} */ (element.cells[number]), cell, row, this.title(number));
    });
    const toggle = element.querySelector(".toggle");
    if (toggle) {
      attribute(toggle, "aria-expanded", String(this.opened === row.slot));
      attribute(toggle, "aria-label", `Подробнее: ${row.called}`);
      /** @type {HTMLElement} */ (toggle).hidden = row.isEmpty;
    }
    const name = element.querySelector("th input");
    if (name) attribute(name, "placeholder", row.isEmpty ? NEW_PERSON : "");
    row.steps.forEach((step, number) => this.step(element.cells[row.cells.length + number], step, row));
  }

  /** @param {number} number */
  title(number) {
    return this.answer?.table?.columns[number].title ?? "";
  }

  /**
   * A field's value, what it was, what is wrong with it.
   * @param {HTMLElement} place
   * @param {Cell} cell
   * @param {Row} row
   * @param {string} title
   */
  tell(place, cell, row, title) {
    const field = /** @type {Field} */ (place.querySelector("[data-at]"));
    if (field instanceof HTMLSelectElement && ![...field.options].some(({ value }) => value === cell.value))
      field.append(new Option(cell.value, cell.value));
    const isBeingTyped = field === document.activeElement && field.value !== field.dataset.told;
    if (!isBeingTyped && field.value !== cell.value) field.value = cell.value;
    field.dataset.told = cell.value;
    attribute(field, "aria-label", `${title}, ${row.called}`);
    const notes = this.answer?.notes[cell.at] ?? [];
    const told = [cell.problem ?? "", notes.join(" "), cell.was === null ? "" : `было ${cell.was || "пусто"}`];
    place.classList.toggle("is-changed", cell.was !== null);
    place.classList.toggle("has-problem", cell.problem !== null);
    attribute(field, "aria-invalid", cell.problem === null ? null : "true");
    attribute(field, "aria-describedby", told.some(Boolean) ? `told-${cell.at}` : null);
    this.say(place, told, `told-${cell.at}`);
  }

  /**
   * @param {HTMLElement} place
   * @param {string[]} told
   * @param {string} id
   */
  say(place, told, id) {
    const known = place.querySelector(".told-here");
    if (!told.some(Boolean)) return known?.remove();
    if (known?.textContent === told.join("")) return undefined;
    const parts = told.map((text, number) =>
      make("span", { className: ["problem", "warning", "was"][number], hidden: !text }, text));
    const fresh = make("p", { className: "told-here", id }, ...parts);
    if (known) known.replaceWith(fresh);
    else place.append(fresh);
    return undefined;
  }

  /**
   * @param {HTMLTableCellElement} place
   * @param {Step | null} step
   * @param {Row} row
   */
  step(place, step, row) {
    const said = JSON.stringify(step);
    if (place.dataset.said === said) return;
    const hadFocus = place.contains(document.activeElement);
    place.dataset.said = said;
    place.replaceChildren();
    if (!step) return;
    const words = `, ${row.called}: ${step.called}${step.isDone ? ", сделано" : ""}`;
    const button = make("button", { type: "button", title: `${step.day}: ${step.why}` },
      markOf(step.mark), make("span", {}, step.brief), make("span", { className: "vh" }, words));
    place.append(button);
    if (step.at === null) button.disabled = true;
    else button.dataset.at = step.at;
    attribute(button, "aria-pressed", String(step.isDone));
    button.addEventListener("click", () => {
      if (step.at) this.on.set({ [step.at]: step.isDone ? "" : "сегодня" });
    });
    this.say(place, [step.problem ?? "", "", ""], `told-${step.at}`);
    if (hadFocus) button.focus();
  }

  /** @param {string} at */
  fieldAt(at) {
    return /** @type {HTMLElement | null} */ (this.table.querySelector(`[data-at="${CSS.escape(at)}"]`));
  }

  /**
   * The field of the same column in the next row that has one.
   * @param {Element} from
   * @param {1 | -1} way
   */
  neighbour(from, way) {
    const cell = from.closest("th, td");
    /** @type {Element | null | undefined} */
    let row = cell?.parentElement;
    const number = cell && row ? [...row.children].indexOf(cell) : -1;
    while (row && number >= 0) {
      row = way === 1 ? row.nextElementSibling : row.previousElementSibling;
      const field = row?.classList.contains("paned") ? null : row?.children[number]?.querySelector("[data-at]");
      if (field) return /** @type {HTMLElement} */ (field);
    }
    return null;
  }
}
