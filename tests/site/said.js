// Each word of a pattern that readers meet on the page, folded parts too: in its texts, in what the style sheets add
// and in what is spoken or shown in a hint; with the days of its row, which is the nearest thing that names one.
([words, dates]) => {
  const word = new RegExp(words, "giu"), day = new RegExp(dates, "iu"), iso = /^\d{4}-\d\d-\d\d$/
  for (const each of document.querySelectorAll("details")) each.open = true
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const textOf = (element) => element.innerText ?? element.textContent
  const daysOf = (element) => {
    const times = [...element.querySelectorAll("time[datetime]")].concat(element.matches("time") ? [element] : [])
    const told = times.filter((each) => isSeen(each) && iso.test(each.dateTime)).map((each) => each.dateTime)
    if (told.length) return told
    return day.test(textOf(element)) ? [textOf(element)] : [element.dataset?.day].filter(Boolean)
  }
  const level = (element) => Number(/^H([1-6])$/.exec(element?.tagName)?.[1] ?? 9)
  // What stands under a heading, up to the next one that isn't below it.
  const under = (heading) => {
    const days = []
    for (let each = heading.nextElementSibling; each && level(each) > level(heading); each = each.nextElementSibling)
      if (isSeen(each)) days.push(...daysOf(each))
    return days
  }
  const row = (start) => {
    for (let each = start; each && each !== document.body; each = each.parentElement) {
      const days = daysOf(each)
      if (days.length) return days
      if (level(each) < 9 && under(each).length) return under(each)
    }
    return []
  }
  const found = []
  const look = (where, text, element) => {
    for (const [said] of text.matchAll(word)) found.push({ where, said, days: row(element), text: text.trim().slice(0, 80) })
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    const shown = element.closest("title")?.parentElement ?? element
    if (!element.closest("script, style, template, noscript") && isSeen(shown)) look("text", walker.currentNode.data, shown)
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (!isSeen(element)) continue
    for (const side of ["::before", "::after"]) look("style", getComputedStyle(element, side).content, element)
    for (const key of ["aria-label", "title", "alt", "placeholder"]) look("hint", element.getAttribute(key) ?? "", element)
  }
  return found
}
