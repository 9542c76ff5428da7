// Texts of the page whose contrast with what lies behind them is below WCAG 2.2 AA (1.4.3), with their ratios.
() => {
  const parse = (color) => {
    const parts = color.match(/[\d.]+%?/g).map(parseFloat)
    return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 }
  }
  const over = (top, alpha, below) => below.map((value, i) => top[i] * alpha + value * (1 - alpha))
  const behind = (element) => {
    if (!element) return [255, 255, 255]
    const { rgb, alpha } = parse(getComputedStyle(element).backgroundColor)
    return alpha === 1 ? rgb : over(rgb, alpha, behind(element.parentElement))
  }
  const opacity = (element) => (element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1)
  const light = (rgb) => {
    const [r, g, b] = rgb.map((value) => value / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }
  const found = new Map()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (!walker.currentNode.data.trim() || !element.checkVisibility({ opacityProperty: true })) continue
    const box = element.getBoundingClientRect()
    if (!box.width || !box.height || element.closest("svg, script, style, noscript, .headerlink, .md-search__form")) continue
    const style = getComputedStyle(element)
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700)
    const below = behind(element)
    const { rgb, alpha } = parse(style.color)
    const value = ratio(over(rgb, alpha * opacity(element), below), below)
    if (value < (large ? 3 : 4.5)) found.set(`${element.tagName} .${element.className} ${value.toFixed(2)}`, walker.currentNode.data.trim().slice(0, 40))
  }
  return Object.fromEntries(found)
}
