// The theme's search, to which «е» and «ё» are one letter, and which weighs nothing until somebody searches. It
// runs as the search's worker and is told the name of the theme's own worker: site_templates/theme/main.html puts
// both names together. That one is loaded with the first question; until then we keep the index for it.
// A letter takes the place of a letter, so all positions hold and results show the words as the pages write them.
const fold = (text) => text.replaceAll("ё", "е").replaceAll("Ё", "Е");
// The endings in mkdocs.yml are small letters.
const ask = (words) => fold(words).toLowerCase();

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

let setup, question, isLoaded = false, isReady = false;

const post = self.postMessage.bind(self);
const pass = (message) => dispatchEvent(new MessageEvent("message", { data: message }));

// From the page. This listener must be the first: the theme's hears only what is passed on.
addEventListener("message", (event) => {
  if (!event.isTrusted) return;
  event.stopImmediatePropagation();
  if (event.data.type === SETUP) {
    setup = event.data;
    post({ type: READY });
  }
  if (event.data.type === QUERY) answer(event.data);
});

const answer = (message) => {
  // Material asks with words, Zensical with an object that has them.
  const { data } = message;
  const words = ask(data.input ?? data);
  question = { ...message, data: typeof data === "string" ? words : { ...data, input: words } };
  if (isReady) pass(question);
  else if (words.trim() && !isLoaded) load();
};

const load = () => {
  importScripts(location.search.slice(1));
  isLoaded = true;
  if (self.lunr) foldIndex();
  else setup.data.items.forEach(foldItem);
  pass(setup);
};

// To the page, which has heard READY from us already.
self.postMessage = (message) => {
  if (message.type === READY) {
    isReady = true;
    pass(question);
    return;
  }
  if (message.type === RESULT && self.lunr) message.data.items.flat().forEach(addSpellings);
  post(message);
};

// With Zensical: this copy of the index is the worker's alone, the page shows its own.
const foldItem = (item) => {
  item.title = fold(item.title);
  item.text = fold(item.text);
  item.path = item.path.map(fold);
};

// With Material, whose worker also gives the texts to show, only the words of the index change.
const foldIndex = () => {
  const run = lunr.Pipeline.prototype.run;
  lunr.Pipeline.prototype.run = function (tokens) {
    return run.call(this, tokens.map((token) => token.update(fold)));
  };
};

// The page that a result leads to marks these words, so it must be told how it writes them.
const addSpellings = (item) => {
  for (const [, word] of `${item.title} ${item.text}`.matchAll(/<mark>([^<]*ё[^<]*)<\/mark>/gi))
    item.terms[word.toLowerCase()] = true;
};
