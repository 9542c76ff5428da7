// The teachers' pages: boxes to tick, kept on this device; the list filtered and sorted. Without this script the
// boxes are a plain list and the table is sorted by surname.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // What is written here follows the clock by relative.js, without which it would become untrue.
  for (const each of all("[data-title]")) each.textContent = each.dataset.title;

  // Schools may share a host, and a browser may refuse to keep anything.
  const name = `cyclogram:ticks:${location.pathname}`;
  const kept = () => {
    try {
      return new Set(JSON.parse(localStorage.getItem(name)));
    } catch {
      return new Set();
    }
  };
  const keep = (ticks) => {
    try {
      localStorage.setItem(name, JSON.stringify([...ticks]));
    } catch {
      // Ticked until the page is left.
    }
  };

  const ticks = kept();
  const tickable = (item, list) => {
    const text = item.textContent.trim();
    const key = `${list.dataset.ticks} ${text}`;
    const [label, box, span] = ["label", "input", "span"].map((tag) => document.createElement(tag));
    Object.assign(box, { type: "checkbox", checked: ticks.has(key) });
    span.textContent = text;
    label.append(box, span);
    item.replaceChildren(label);
    box.addEventListener("change", () => {
      if (box.checked) ticks.add(key);
      else ticks.delete(key);
      keep(ticks);
    });
  };
  for (const list of all("[data-ticks]")) for (const item of all("li", list)) tickable(item, list);

  // A link may lead to a step inside of a fold.
  const unfold = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    const fold = target && target.closest("details");
    if (!fold || fold.open) return;
    fold.open = true;
    target.scrollIntoView();
  };
  unfold();
  addEventListener("hashchange", unfold);

  const table = document.querySelector("table#people");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const find = document.getElementById("find-teacher");
  const ending = document.getElementById("only-ending");
  const none = document.getElementById("none-found");
  const { plain } = window.cyclogram; // of me.js, which comes before

  const filter = () => {
    const wanted = plain(find.value);
    for (const row of rows) {
      const isNamed = plain(row.cells[0].querySelector("a").textContent).includes(wanted);
      row.hidden = !isNamed || (ending?.checked && row.dataset.ends === undefined);
    }
    none.textContent = rows.every((row) => row.hidden) ? "Никого не нашлось." : "";
  };
  find.addEventListener("input", filter);
  ending?.addEventListener("change", filter);
  find.closest("[hidden]").hidden = false;
  filter(); // a browser may remember what was typed

  const NOTHING = "9999"; // always at the end
  // The next step is the one that relative.js shows.
  const value = (row, column) => {
    const cell = row.cells[column];
    const step = cell.querySelector("[data-day]:not([hidden])");
    if (column === 0) return plain(cell.querySelector("a").textContent);
    return cell.dataset.v ?? step?.dataset.day ?? NOTHING;
  };
  const heads = [...table.tHead.rows[0].cells];
  const sort = (column) => {
    const head = heads[column];
    const isUp = head.getAttribute("aria-sort") !== "ascending";
    for (const each of heads) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const order = (a, b) => {
      const [one, other] = [value(a, column), value(b, column)];
      if (one === NOTHING || other === NOTHING) return (one === NOTHING) - (other === NOTHING);
      return one.localeCompare(other, "ru") * (isUp ? 1 : -1);
    };
    body.append(...rows.sort(order));
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: head.textContent });
    button.addEventListener("click", () => sort(column));
    head.replaceChildren(button);
  });
})();
