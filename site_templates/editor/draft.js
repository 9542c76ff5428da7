// @ts-check
// What somebody has typed so far, with undo; kept on this device only.

/** @typedef {import("./core.js").Wanted} Wanted */

// Schools may share a host.
const KEY = `cyclogram-edit:${location.pathname}`;

/** @type {(data: Uint8Array) => string} */
const packed = (data) => btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
/** @type {(text: string) => Uint8Array} */
const unpacked = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

export class Draft {
  constructor() {
    /** @type {Wanted} */
    this.now = { lines: [], cells: {}, seen: null };
    /** @type {Wanted[]} */
    this.before = [];
    /** @type {Wanted[]} */
    this.after = [];
  }

  get isEmpty() {
    return this.now.lines.length === 0 && Object.keys(this.now.cells).length === 0;
  }

  /** @param {Wanted} wanted */
  put(wanted) {
    this.before.push(this.now);
    this.after = [];
    this.now = wanted;
  }

  /**
   * The cells that change go to the end, so that all before them stays as it was.
   * @param {Record<string, string>} cells
   */
  set(cells) {
    const others = Object.fromEntries(Object.entries(this.now.cells).filter(([at]) => !(at in cells)));
    this.put({ ...this.now, cells: { ...others, ...cells } });
  }

  undo() {
    const last = this.before.pop();
    if (last) this.after.push(this.now);
    this.now = last ?? this.now;
  }

  redo() {
    const next = this.after.pop();
    if (next) this.before.push(this.now);
    this.now = next ?? this.now;
  }

  clear() {
    this.before = [];
    this.after = [];
    this.now = { lines: [], cells: {}, seen: null };
    try { localStorage.removeItem(KEY); } catch { /* a browser may forbid it */ }
  }

  /**
   * @param {Uint8Array} data
   * @param {string} fingerprint of the text that it was made on
   */
  keep(data, fingerprint) {
    const { lines, cells } = this.now;
    try {
      if (this.isEmpty) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, JSON.stringify({ lines, cells, seen: fingerprint, data: packed(data) }));
    } catch { /* then it is gone with the page */ }
  }

  /**
   * Takes up what was left here.
   * @returns {Uint8Array | null} the text that it was made on
   */
  takeUp() {
    try {
      const { lines, cells, seen, data } = JSON.parse(localStorage.getItem(KEY) ?? "");
      this.now = { lines, cells, seen };
      return unpacked(data);
    } catch {
      return null;
    }
  }
}
