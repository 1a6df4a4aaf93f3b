// Search the pages of one language, and show what is found below the field.
//
// hooks/search.py publishes this as search/<lang>.js, with the language's STEMMER above it, if there
// is one, and the INDEX where pages are read from disk; else that is fetched: search/<lang>.json.

const SHOWN = 10; // pages
const LENGTH = 30; // words of a section that are shown
const HEADING = 4; // how much more a word counts in a heading than in a text
const SATURATION = 1.2; // k1 and b of BM25, which ranks sections (Robertson and Zaragoza 2009)
const LENGTHS = 0.4;
// How far a word of the pages is from the one that was typed: typed wrongly, meant by a row of
// search.yml, begun but not yet typed, part of a compound.
const WRONG = 0.8;
const MEANT = 0.7;
const BEGUN = 0.6;
const PART = 0.4;
const LEAST = 4; // letters of a part of a compound, or of a word that may be typed wrongly
const COMMON = 1; // words rarer than this are worth a mark

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu;
const here = document.currentScript.src;
const form = document.getElementById("search");
const field = form.querySelector("input");
const panel = form.querySelector(".search-panel");
const status = form.querySelector("[role=status]");
const hint = form.querySelector(".search-foreign");
const list = form.querySelector("ol");
const plurals = new Intl.PluralRules(document.documentElement.lang);

// ---- Words

const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
const words = (text) => text.match(WORD)?.map(fold) ?? [];
const stems = new Map(); // of all words that the pages or search.yml have

function stem(word) {
  return stems.get(word) ?? (typeof STEMMER === "undefined" ? word : STEMMER.stemWord(word));
}

// One letter more, less or other, or two changed about.
function near(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [x, y] = [a.slice(same), b.slice(same)];
  if (x.slice(1) === y || x === y.slice(1) || x.slice(1) === y.slice(1)) return true;
  return x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
}

// Whether a text is a word of the pages, but for the letters that join it to another.
const isPart = (text) => [0, 1, 2].some((joint) => text.length - joint >= LEAST && stems.has(text.slice(0, text.length - joint)));

// ---- Index

const sections = []; // {page, url, heading, title, text, size}
const places = new Map(); // stem → Map of section → how often, headings counting more
let index;
let ignored; // words that say nothing of what is sought
let average;

function add(text, section, weight) {
  const found = words(text);
  for (const word of found) {
    let own = stems.get(word);
    if (own === undefined) stems.set(word, (own = stem(word)));
    if (section === null) continue;
    if (!places.has(own)) places.set(own, new Map());
    const inside = places.get(own);
    inside.set(section, (inside.get(section) ?? 0) + weight);
  }
  return found.length;
}

async function load() {
  index = typeof INDEX === "undefined" ? await (await fetch(here.replace(/js$/, "json"))).json() : INDEX;
  for (const [url, parts] of index.pages) {
    for (const [id, heading, text] of parts) {
      const section = { page: url, url: id ? `${url}#${id}` : url, title: parts[0][1], heading: id && heading, text };
      section.size = add(text, section, 1);
      add(heading, section, HEADING);
      sections.push(section);
    }
  }
  ignored = new Set(words(index.ignored.join(" ")));
  average = sections.reduce((sum, section) => sum + section.size, 0) / sections.length;
  for (const [rows] of [...index.also, ...index.first]) add(rows.join(" "), null);
}

// ---- Query

// The stems that a word of the query stands for, and how near each is to it.
function meanings(word, last) {
  const found = new Map();
  const take = (other, weight) => {
    const own = stem(other);
    if ((found.get(own) ?? 0) < weight) found.set(own, weight);
  };
  const own = stem(word);
  if (stems.has(word) || places.has(own)) take(word, 1);
  const unknown = !found.size;
  for (const other of stems.keys()) {
    if (last && word.length > 1 && other.startsWith(word)) take(other, BEGUN);
    if (unknown && word.length > LEAST && near(word, other)) take(other, WRONG);
    if (other.length < LEAST || word.length < LEAST) continue;
    if (other.startsWith(word) || other.startsWith(own)) take(other, PART);
    for (const part of [word, own]) {
      const at = other.indexOf(part, LEAST);
      if (part.length >= LEAST && at > 0 && isPart(other.slice(0, at))) take(other, PART);
    }
  }
  return found;
}

// The parts of a compound that no page has, else the word alone.
function parts(word) {
  if (stems.has(word) || places.has(stem(word))) return [word];
  for (let at = word.length - 1; at >= LEAST; at--) {
    if (!stems.has(word.slice(0, at))) continue;
    const rests = [0, 1, 2].map((joint) => word.slice(at + joint));
    const rest = rests.find((it) => it.length >= LEAST && (stems.has(it) || places.has(stem(it))));
    if (rest) return [word.slice(0, at), rest];
  }
  return [word];
}

// The words of a row's phrase that a query has, null if it lacks one; `least` is how near.
function held(phrase, terms, least) {
  const found = words(phrase).map((word) =>
    terms.find((term) => (term.stems.get(stem(word)) ?? 0) >= least),
  );
  return found.includes(undefined) ? null : found;
}

function understand(query) {
  const typed = words(query);
  const last = !/\s$/u.test(query);
  const terms = [...new Set(typed.flatMap(parts))].map((word) => ({
    ignored: ignored.has(word),
    stems: meanings(word, last && word === typed.at(-1)),
  }));
  return terms;
}

// The terms to look for: those of the query, or what a row of search.yml says that they mean.
function meant(terms) {
  const said = new Set();
  const means = new Map();
  for (const [phrases, others] of index.also) {
    for (const phrase of phrases) {
      const found = held(phrase, terms, BEGUN);
      if (!found) continue;
      found.forEach((term) => said.add(term));
      for (const own of words(others.join(" ")).map(stem)) {
        const stems = new Map([[own, MEANT], ...(means.get(own) ?? []), ...(found.length > 1 ? [] : found[0].stems)]);
        means.set(own, stems);
      }
    }
  }
  const all = terms.filter((term) => !said.has(term));
  for (const stems of means.values()) all.push({ ignored: false, stems });
  for (const term of all) {
    term.places = new Map();
    for (const [own, weight] of term.stems) {
      for (const [section, count] of places.get(own) ?? []) {
        term.places.set(section, (term.places.get(section) ?? 0) + weight * count);
      }
    }
    const pages = new Set([...term.places.keys()].map((section) => section.page)).size;
    term.rarity = Math.log(1 + (index.pages.length - pages + 0.5) / (pages + 0.5));
  }
  const placed = all.filter((term) => term.places.size);
  const telling = placed.filter((term) => !term.ignored);
  return telling.length ? telling : placed;
}

// The section that search.yml puts first: by the phrase with the most words that the query has.
function pinned(terms) {
  let best = { size: 0 };
  for (const [phrases, url] of index.first) {
    for (const phrase of phrases) {
      const size = words(phrase).length;
      if (size > best.size && held(phrase, terms, WRONG)) best = { size, url };
    }
  }
  return sections.find((section) => section.url === best.url);
}

// The best section of each page, the best page first.
function find(terms) {
  const pages = new Map();
  const whole = terms.reduce((sum, term) => sum + term.rarity, 0);
  for (const term of terms) {
    for (const [section, count] of term.places) {
      const size = 1 - LENGTHS + (LENGTHS * section.size) / average;
      const score = (term.rarity * count) / (count + SATURATION * size);
      if (!pages.has(section.page)) pages.set(section.page, { sections: new Map(), terms: new Map() });
      const page = pages.get(section.page);
      page.sections.set(section, (page.sections.get(section) ?? 0) + score);
      page.terms.set(term, Math.max(page.terms.get(term) ?? 0, score));
    }
  }
  const found = [...pages.values()].map((page) => {
    const [[section, best]] = [...page.sections].sort((a, b) => b[1] - a[1]);
    const title = new Set(words(section.title).map(stem));
    const named = terms.filter((term) => [...title].some((it) => term.stems.get(it) >= MEANT));
    const held = [...page.terms.keys()].reduce((sum, term) => sum + term.rarity, 0) / whole;
    const all = [...page.terms.values()].reduce((sum, score) => sum + score, 0);
    return { section, held, score: (best + all + named.reduce((sum, term) => sum + term.rarity, 0)) * held * held };
  });
  return found.sort((a, b) => b.score - a.score).map((page) => page.section);
}

// ---- Page

// A text as nodes, with the words that were found marked.
function marked(text, found) {
  const nodes = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(WORD)) {
    if (!found.has(stem(fold(match[0])))) continue;
    const mark = document.createElement("mark");
    mark.textContent = match[0];
    nodes.append(text.slice(from, match.index), mark);
    from = match.index + match[0].length;
  }
  nodes.append(text.slice(from));
  return nodes;
}

// The part of a text that has most of the words that were found.
function excerpt(text, found) {
  const all = [...text.matchAll(WORD)];
  const hits = all.map((match) => found.has(stem(fold(match[0]))));
  let [best, most, count] = [0, 0, 0];
  hits.forEach((hit, at) => {
    count += hit - (hits[at - LENGTH] ?? 0);
    if (count > most) [best, most] = [Math.max(0, at - LENGTH + 1), count];
  });
  // A few words of what goes before the first that was found, the rest after it.
  const first = hits.indexOf(true, best);
  const start = first > 4 ? first - 4 : 0;
  const end = all[start + LENGTH]?.index ?? text.length;
  return (start ? "… " : "") + text.slice(all[start]?.index ?? 0, end).trim() + (end < text.length ? " …" : "");
}

function item(section, found) {
  const node = form.querySelector("template").content.cloneNode(true);
  node.querySelector("a").href = new URL(`../${section.url}`, here);
  node.querySelector(".search-title").append(marked(section.title, found));
  node.querySelector(".search-heading").append(marked(section.heading, found));
  node.querySelector("p").append(marked(excerpt(section.text, found), found));
  return node;
}

// “dromen” is Dutch for dream: the word of our glossary for one of another language's.
function offer(query) {
  const typed = ` ${words(query).join(" ")} `;
  for (const [language, terms] of index.foreign) {
    for (const [word, term] of Object.entries(terms)) {
      if (!typed.includes(` ${words(word).join(" ")} `)) continue;
      const [before, after] = fill(form.dataset.foreign, { word, language }).split("{term}");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = term;
      button.addEventListener("click", () => {
        field.value = term;
        field.focus();
        show();
      });
      return [before, button, after ?? ""];
    }
  }
  return [];
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

function show() {
  const typed = understand(field.value);
  const first = pinned(typed);
  const terms = meant(typed);
  const rest = find(terms).filter((section) => section !== first);
  const all = first ? [first, ...rest] : rest;
  const strong = terms.filter((term) => term.rarity > COMMON);
  const found = new Set((strong.length ? strong : terms).flatMap((term) => [...term.stems.keys()]));
  panel.hidden = false;
  list.replaceChildren(...all.slice(0, SHOWN).map((section) => item(section, found)));
  hint.replaceChildren(...offer(field.value));
  const { dataset } = form;
  const count = Math.min(all.length, SHOWN);
  const text = all.length > SHOWN ? dataset.most : (dataset[plurals.select(count)] ?? dataset.other);
  if (!words(field.value).length) status.textContent = "";
  else status.textContent = all.length ? fill(text, { count }) : dataset.none;
}

function move(step) {
  const stops = [field, ...form.querySelectorAll("ol a")];
  stops[stops.indexOf(document.activeElement) + step]?.focus();
}

form.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps) move(steps[event.key]);
  else if (event.key === "Escape" && !panel.hidden && field.value) {
    panel.hidden = true;
    field.focus();
  } else if (event.key === "Escape") document.activeElement.blur();
  else return;
  event.preventDefault();
});
form.addEventListener("submit", () => list.querySelector("a")?.click());
list.addEventListener("click", (event) => {
  if (event.target.closest("a")) panel.hidden = true;
});

load().then(
  () => {
    field.addEventListener("input", show);
    show();
  },
  () => (status.textContent = form.dataset.failed),
);
