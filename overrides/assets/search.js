// Show what a reader finds, below the field, while they type.
//
// hooks/search.py puts search-find.js above it and publishes all in search/. A page that is read
// from disk may not fetch: there the INDEX stands above too.

const SHOWN = 10; // pages
const EXCERPT = 30; // words of a section
const BEFORE = 4; // of those, words before the first that is marked

const here = document.currentScript.src;
const form = document.getElementById("search");
const field = form.querySelector("input");
const panel = form.querySelector(".search-panel");
const state = form.querySelector("[role=status]");
const hint = form.querySelector(".search-foreign");
const list = form.querySelector("ol");
const plurals = new Intl.PluralRules(document.documentElement.lang);

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

// The words of a text with their places, and whether each is to be marked.
function read(text, marks) {
  return [...text.matchAll(WORD)].map(({ 0: word, index: at }) => ({
    at,
    end: at + word.length,
    hit: marks.has(stem(fold(word))),
  }));
}

// The part of a text that has most of the words to be marked.
function excerpt(text, marks) {
  const all = read(text, marks);
  const hits = (at) => all.slice(at, at + EXCERPT - BEFORE).filter(({ hit }) => hit).length;
  let best = 0;
  all.forEach(({ hit }, at) => {
    if (hit && hits(at) > hits(best)) best = at;
  });
  const first = Math.max(0, best - BEFORE);
  const after = all[first + EXCERPT];
  const from = first ? all[first].at : 0;
  return `${first ? "… " : ""}${text.slice(from, after?.at).trim()}${after ? " …" : ""}`;
}

// A text as nodes, with its words marked.
function marked(text, marks) {
  const nodes = document.createDocumentFragment();
  let from = 0;
  for (const { at, end } of read(text, marks).filter(({ hit }) => hit)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(at, end);
    nodes.append(text.slice(from, at), mark);
    from = end;
  }
  nodes.append(text.slice(from));
  return nodes;
}

function result(section, marks) {
  const node = form.querySelector("template").content.cloneNode(true);
  node.querySelector("a").href = new URL(`../${section.url}`, here);
  node.querySelector(".search-title").append(marked(section.title, marks));
  node.querySelector(".search-heading").append(marked(section.heading, marks));
  node.querySelector("p").append(marked(excerpt(section.text, marks), marks));
  return node;
}

// A line that tells what a word of another language is called here, and looks for that on a press.
function offer({ word, language, term }) {
  const [before, after] = fill(form.dataset.foreign, { word, language }).split("{term}");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = term;
  button.addEventListener("click", () => {
    field.value = term;
    field.focus();
    show();
  });
  const line = document.createElement("p");
  line.append(before, button, after ?? "");
  return line;
}

function told(found) {
  const { dataset } = form;
  if (!found) return dataset.none;
  if (found > SHOWN) return fill(dataset.most, { count: SHOWN });
  return fill(dataset[plurals.select(found)] ?? dataset.other, { count: found });
}

function show() {
  const query = field.value;
  const { found, marks } = find(query);
  panel.hidden = false;
  list.replaceChildren(...found.slice(0, SHOWN).map((section) => result(section, marks)));
  hint.replaceChildren(...foreign(query).map(offer));
  state.textContent = query.trim() ? told(found.length) : "";
}

function move(step) {
  const stops = [field, ...list.querySelectorAll("a")];
  stops[stops.indexOf(document.activeElement) + step]?.focus();
}

form.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key !== "Escape") return;
  else if (panel.hidden || !field.value) document.activeElement.blur();
  else {
    panel.hidden = true;
    field.focus();
  }
  event.preventDefault();
});

form.addEventListener("submit", () => list.querySelector("a")?.click());

// The page may be the one that is open: then only the section changes.
list.addEventListener("click", ({ target }) => {
  panel.hidden = Boolean(target.closest("a"));
});

// What was sought would stand there again, for whoever looks over a shoulder.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  field.value = "";
  field.dispatchEvent(new Event("input"));
});

async function start() {
  build(typeof INDEX === "undefined" ? await (await fetch(form.dataset.index)).json() : INDEX);
  field.addEventListener("input", show);
  show();
}

start().catch(() => {
  state.textContent = form.dataset.failed;
});
