// «Найдите себя»: the filter of the list of people, and «это я», which stays on this device. Without this script
// the list is a plain one.
window.cyclogram = {
  // A name as it is looked for: «ё» is «е», capitals and spaces don't matter.
  plain: (text) => text.toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ").trim(),
};

(() => {
  const { plain } = window.cyclogram;
  const root = new URL("..", document.currentScript.src);
  // Schools may share a host.
  const KEY = `cyclogram-me:${root.pathname}`;
  const make = (tag, values) => Object.assign(document.createElement(tag), values);

  // A browser may forbid it.
  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const remember = (path) => {
    try {
      if (path) localStorage.setItem(KEY, path);
      else localStorage.removeItem(KEY);
    } catch { /* then it is asked again */ }
  };
  const pathOf = (link) => new URL(link).pathname.slice(root.pathname.length);

  const filter = (field) => {
    const people = [...document.querySelectorAll("[data-name]")];
    const letters = document.querySelector(".letters");
    const nobody = document.getElementById("nobody");
    const show = () => {
      const asked = plain(field.value);
      for (const each of people) each.hidden = !plain(each.dataset.name).includes(asked);
      nobody.textContent = people.every((each) => each.hidden) ? "Никого с такой фамилией нет." : "";
      letters?.classList.toggle("is-filtered", asked !== "");
      letters?.querySelectorAll("details").forEach((each) => {
        each.open = asked !== "" && each.querySelector("[data-name]:not([hidden])") !== null;
      });
    };
    const go = (event) => {
      const left = people.filter((each) => !each.hidden);
      if (event.key === "Enter" && left.length === 1) left[0].querySelector("a").click();
    };
    field.closest("[hidden]").hidden = false;
    field.addEventListener("input", show);
    field.addEventListener("keydown", go);
    if (field.value) show();
  };

  // On the home page: my own page, if the list still has me.
  const greet = (box) => {
    const path = remembered();
    const mine = [...document.querySelectorAll("[data-name]")].find(
      (each) => pathOf(each.querySelector("a").href) === path);
    if (!mine) return;
    const forget = make("button", { type: "button", className: "quiet-button", textContent: "Это не я" });
    forget.addEventListener("click", () => {
      remember(null);
      box.hidden = true;
      document.getElementById("find").focus();
    });
    const page = make("a", { className: "button is-main", href: mine.querySelector("a").href, textContent: "Моя страница" });
    box.replaceChildren(make("b", { textContent: mine.dataset.name }), page, forget);
    box.hidden = false;
  };

  // On a teacher's page: «Это я», under the heading.
  const offer = (heading, path) => {
    const button = make("button", { type: "button", className: "quiet-button" });
    const say = () => {
      const isMe = remembered() === path;
      button.textContent = isMe ? "Это не я" : "Это я";
      button.title = isMe ? "Забыть на этом устройстве" : "Запомнить на этом устройстве";
    };
    button.addEventListener("click", () => {
      remember(remembered() === path ? null : path);
      say();
    });
    say();
    const line = make("p", { className: "me-offer no-print" });
    line.append(button);
    heading.after(line);
  };

  const field = document.getElementById("find");
  const box = document.getElementById("me");
  if (field) filter(field);
  if (box) greet(box);
  const here = pathOf(location.href);
  const heading = document.querySelector("article h1");
  if (heading && /^teachers\/[^/]+\/$/.test(here)) offer(heading, here);
})();
