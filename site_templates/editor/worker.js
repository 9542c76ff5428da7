// @ts-check
// Runs the core: Python, its libraries and our own package, off the page's thread. Asked by core.js.

/** @typedef {{id: number, name: string, data: Uint8Array, request: string, book: Uint8Array | null}} Question */

const base = new URL("./", import.meta.url);
/** @type {(name: string) => string} */
const part = (name) => new URL(name, base).href;
const plainFetch = fetch.bind(self);
let loaded = 0;

// Pyodide fetches by itself: what comes is counted on its way.
/** @type {typeof fetch} */
self.fetch = async (input, init) => {
  const response = await plainFetch(input, init);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  if (!response.body) return response;
  const counter = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      self.postMessage({ loaded });
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), { status: response.status, headers: response.headers });
};

/** @type {(name: string) => Promise<ArrayBuffer>} */
const bytes = async (name) => (await fetch(part(name))).arrayBuffer();

const BRIDGE = `
import gc, sys
sys.path[:0] = ["/core", "/libraries"]
from generator.editor import bridge

gc.freeze()
gc.set_threshold(100_000, 20, 100)

def ask(name, data, request, book):
    return bridge.call(name, data.to_bytes(), request, book.to_bytes() if book else None)

def written(data, request):
    return bridge.written(data.to_bytes(), request)
`;

const boot = async () => {
  const { loadPyodide } = /** @type {typeof import("pyodide")} */ (await import(part("pyodide.mjs")));
  const [py, libraries, core] = await Promise.all([
    loadPyodide({ indexURL: base.href }), bytes("libraries.zip"), bytes("core.zip"),
  ]);
  py.unpackArchive(libraries, "zip", { extractDir: "/libraries" });
  py.unpackArchive(core, "zip", { extractDir: "/core" });
  py.runPython(BRIDGE);
  return py;
};

const booting = boot();
/** @type {Promise<void> | null} */
let excel = null;

/** What reads a workbook is loaded with the first one. */
const loadExcel = async () => {
  const [py, archive] = await Promise.all([booting, bytes("excel.zip")]);
  py.unpackArchive(archive, "zip", { extractDir: "/libraries" });
};

/** @type {(question: Question) => Promise<string | Uint8Array>} */
const answer = async ({ name, data, request, book }) => {
  const py = await booting;
  if (book) await (excel ??= loadExcel());
  if (name !== "written") return py.globals.get("ask")(name, data, request, book);
  const text = py.globals.get("written")(data, request);
  try { return text.toJs(); } finally { text.destroy(); }
};

booting.then(() => self.postMessage({ ready: true }), (error) => self.postMessage({ failed: String(error) }));

self.addEventListener("message", async (event) => {
  const question = /** @type {Question} */ (event.data);
  try {
    self.postMessage({ id: question.id, answer: await answer(question) });
  } catch (error) {
    self.postMessage({ id: question.id, failed: String(error) });
  }
});
