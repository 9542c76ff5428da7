// @ts-check
// Elements, and what several parts of the page show alike.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [values] properties; «aria-…» and «data-…» are attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const make = (tag, values = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(values)) {
    if (name.includes("-") || name === "for") element.setAttribute(name, String(value));
    else Object.assign(element, { [name]: value });
  }
  element.append(...children);
  return element;
};

/** @type {(mark: [string, string]) => HTMLElement} */
export const markOf = ([letter, kind]) =>
  make("i", { className: `k kind-${kind}`, "aria-hidden": "true" }, letter);

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export const byId = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found;
};

/**
 * Sets what differs only, so that neither the cursor nor the reader is disturbed.
 * @param {Element} element
 * @param {string} name
 * @param {string | null} value
 */
export const attribute = (element, name, value) => {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};
