// @ts-check
// The core in its worker, as the page asks it: everything that is decided comes from there.

/**
 * @typedef {{at: string, column: string, value: string, was: string | null, problem: string | null}} Cell
 * @typedef {{at: string | null, brief: string, day: string, why: string, title: string, called: string,
 *   mark: [string, string], isDone: boolean, problem: string | null}} Step
 * @typedef {{person: string, slot: string, isFirst: boolean, isNew: boolean, isAway: boolean, isEmpty: boolean,
 *   called: string, cells: (Cell | null)[], more: Cell[], steps: (Step | null)[], another: string | null}} Row
 * @typedef {{columns: {id: string, title: string}[], more: Record<string, string>,
 *   steps: {title: string, mark: [string, string]}[], rows: Row[]}} Table
 * @typedef {{line: number, severity: string, sentences: string}} Problem
 * @typedef {{button: string, address: string | null, copied: string | null}} Sending
 * @typedef {{fingerprint: string, refused: string[], problems: Problem[], table: Table | null, lines: string[],
 *   faults: Record<string, string>, isChanged: boolean, damaged: string, choices: Record<string, string[]>,
 *   notes: Record<string, string[]>, others: Problem[], sending: Sending}} Answer
 * @typedef {{groups: {title: string, note: string, items: {mark: [string, string], title: string,
 *   was: string | null, now: string | null}[]}[], more: string, lines: string[], nothing: string}} Effects
 * @typedef {{number: number, value: string, title: string, off: string | null, isChosen: boolean}} Day
 * @typedef {{title: string, whole: string, before: string, after: string, weekdays: [string, string][],
 *   weeks: (Day | null)[][]}} Month
 * @typedef {{problem: string | null, lines: string[], cells: Record<string, string>, count: number,
 *   told: string[]}} StaffList
 * @typedef {{lines: string[], cells: Record<string, string>, seen: string | null}} Wanted
 */

export class Core {
  /** @param {{url: string, repository: string | null, file: string}} site */
  constructor(site) {
    this.site = site;
    /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
    this.waiting = new Map();
    this.asked = 0;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Uint8Array} */
    this.data = new Uint8Array();
    /** What a browser loads, as addresses. @type {string[]} */
    this.parts = [];
  }

  /**
   * Resolves when the core can be asked.
   * @param {(part: number) => void} onProgress from 0 to 1
   * @returns {Promise<void>}
   */
  async start(onProgress) {
    const { folder, atOnce, others } = await (await fetch("parts.json")).json();
    const base = new URL(folder, import.meta.url);
    this.parts = [...Object.keys(atOnce), ...others].map((name) => new URL(name, base).href);
    const whole = Object.values(atOnce).reduce((sum, size) => sum + size, 0);
    const worker = this.worker = new Worker(new URL("worker.js", base), { type: "module" });
    return new Promise((resolve, reject) => {
      worker.addEventListener("error", () => reject(new Error("worker")));
      worker.addEventListener("message", ({ data }) => {
        if (data.loaded) onProgress(Math.min(1, data.loaded / whole));
        else if (data.ready) resolve();
        else if (data.id === undefined) reject(new Error(data.failed));
        else this.take(data);
      });
    });
  }

  /** @param {{id: number, answer?: any, failed?: string}} message */
  take({ id, answer, failed }) {
    const asker = this.waiting.get(id);
    this.waiting.delete(id);
    if (failed === undefined) asker?.resolve(answer);
    else asker?.reject(new Error(failed));
  }

  /**
   * @param {string} name
   * @param {Wanted} wanted
   * @param {Record<string, unknown>} [more]
   * @param {Uint8Array | null} [book]
   * @returns {Promise<any>}
   */
  ask(name, wanted, more = {}, book = null) {
    const request = JSON.stringify({ ...wanted, ...more, now: Date.now(), site: this.site });
    const id = this.asked += 1;
    const answer = new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.worker?.postMessage({ id, name, data: this.data, request, book });
    return name === "written" ? answer : answer.then(JSON.parse);
  }
}
