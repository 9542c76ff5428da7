// Words that depend on today: «через 4 дня», «сегодня», which step is next. They follow the reader's clock in the
// school's zone, so a page that isn't built again never lies; without this script absolute dates stand there.
//
//   data-rel="2027-03-05"     gets «через 4 дня»; with data-most="14" only up to so many days ahead; with data-near
//                             «сегодня» alone; the class is-today on that day
//   data-week="2027-03-01"    gets «эта неделя» or «следующая неделя» for the Monday's week
//   data-month="2027-03"      gets the class is-now in that month
//   data-day="2027-03-05"     gets the class is-now on that day, is-past after it; data-last="2027-03-31" beside it
//                             names a later last day
//   data-next                 a list: the first of its data-day that is neither past nor of the class is-done gets
//                             is-next; with data-next="only" all others are hidden
//   data-ahead                a list: what is past in it is hidden, and with all of it the whole list
//   data-all-past="ID"        is shown when everything in the element with that id is past
(() => {
  const zone = document.querySelector("meta[name=school-zone]")?.content || undefined;
  const words = new Intl.RelativeTimeFormat("ru", { numeric: "auto" });
  const DAY = 24 * 60 * 60 * 1000;
  const at = (iso) => Date.parse(`${iso}T00:00Z`);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Swedish dates are ISO dates.
  const schoolDay = () => new Date().toLocaleDateString("sv", { timeZone: zone });
  const daysTo = (iso, today) => Math.round((at(iso) - at(today)) / DAY);
  const monday = (iso) => at(iso) - ((new Date(at(iso)).getUTCDay() + 6) % 7) * DAY;

  const relative = (element, today) => {
    const days = daysTo(element.dataset.rel, today);
    const { most, near } = element.dataset;
    if ((near !== undefined && days) || (most && days > Number(most))) return "";
    return words.format(days, "day");
  };

  const WEEKS = { 0: "эта неделя", 7: "следующая неделя" };
  const week = (element, today) => WEEKS[(at(element.dataset.week) - monday(today)) / DAY] ?? "";

  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  const isPast = (element) => element.classList.contains("is-past");
  const isOpen = (element) => !isPast(element) && !element.classList.contains("is-done");

  const fill = () => {
    const today = schoolDay();
    for (const each of all("[data-rel]")) {
      write(each, relative(each, today));
      each.classList.toggle("is-today", each.dataset.rel === today);
    }
    for (const each of all("[data-week]")) write(each, week(each, today));
    for (const each of all("[data-month]")) each.classList.toggle("is-now", today.startsWith(each.dataset.month));
    for (const each of all("[data-day]")) {
      const { day, last = day } = each.dataset;
      each.classList.toggle("is-now", day <= today && today <= last);
      each.classList.toggle("is-past", last < today);
    }
    for (const list of all("[data-next]")) {
      const steps = all("[data-day]", list);
      const next = steps.find(isOpen);
      for (const each of steps) {
        each.classList.toggle("is-next", each === next);
        if (list.dataset.next === "only") each.hidden = each !== next;
      }
    }
    for (const list of all("[data-ahead]")) {
      const steps = all("[data-day]", list);
      for (const each of steps) each.hidden = isPast(each);
      list.hidden = steps.length > 0 && steps.every(isPast);
    }
    for (const each of all("[data-all-past]")) {
      const steps = all("[data-day]", document.getElementById(each.dataset.allPast));
      each.hidden = !(steps.length > 0 && steps.every(isPast));
    }
  };

  fill();
  // A page left open over night, or brought back from the browser's memory.
  document.addEventListener("visibilitychange", fill);
  addEventListener("pageshow", fill);
})();
