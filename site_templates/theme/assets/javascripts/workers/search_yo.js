// The theme's search, to which «е» and «ё» are one letter. It runs as the search's worker and is told the name of
// the theme's own worker, which it loads: site_templates/theme/main.html puts both names together.
// A letter takes the place of a letter, so all positions hold and results show the words as the pages write them.
const fold = (text) => text.replaceAll("ё", "е").replaceAll("Ё", "Е");
// The endings in mkdocs.yml are small letters.
const ask = (words) => fold(words).toLowerCase();

const SETUP = 0, QUERY = 2, RESULT = 3;

// What is asked. This listener must be the first: the theme's gets the message changed.
addEventListener("message", ({ data: message }) => {
  if (message.type === QUERY && self.lunr) message.data = ask(message.data);
  if (message.type === QUERY && !self.lunr) message.data.input = ask(message.data.input);
  if (message.type === SETUP && !self.lunr) message.data.items.forEach(foldItem);
});

// What is searched, with Zensical: this copy of the index is the worker's alone, the page shows its own.
const foldItem = (item) => {
  item.title = fold(item.title);
  item.text = fold(item.text);
  item.path = item.path.map(fold);
};

importScripts(location.search.slice(1));

// What is searched, with Material: its worker also gives the texts to show, so only the words of the index change.
if (self.lunr) {
  const run = lunr.Pipeline.prototype.run;
  lunr.Pipeline.prototype.run = function (tokens) {
    return run.call(this, tokens.map((token) => token.update(fold)));
  };
  // The page that a result leads to marks these words, so it must be told how it writes them.
  const post = self.postMessage.bind(self);
  self.postMessage = (message) => {
    if (message.type === RESULT) message.data.items.flat().forEach(addSpellings);
    post(message);
  };
}

const addSpellings = (item) => {
  for (const [, word] of `${item.title} ${item.text}`.matchAll(/<mark>([^<]*ё[^<]*)<\/mark>/gi))
    item.terms[word.toLowerCase()] = true;
};
