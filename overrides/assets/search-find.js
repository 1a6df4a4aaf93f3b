// Find the pages of one language that answer a query. Nothing here knows the page it runs on.
//
// hooks/search.py puts the STEMMER of the language above it, where there is one.

const HEADING = 8; // how much more a heading of one word counts than a word of the text
const SATURATION = 1.2; // k1 and b of BM25, by which sections are ranked: Robertson and Zaragoza,
const LENGTHS = 0.4; // The Probabilistic Relevance Framework (2009)
// How near a word of the site is to one of the query: typed wrongly, named by a row of search.yml,
// begun but not yet typed to its end, part of a compound.
const WRONG = 0.8;
const NAMED = 0.7;
const BEGUN = 0.6;
const PART = 0.4;
const LEAST = 4; // letters of a part of a compound, and of a word that may be typed wrongly

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu;

const sections = []; // {page, url, title, heading, text, size}
const places = new Map(); // stem → Map of the sections that have it → how often
const stems = new Map(); // each word of the pages and of search.yml → its stem
const roots = new Set(); // those stems
let index; // what search/<lang>.json says
let ignored; // the words that say nothing of what is sought
let average; // words in a section

// ---- Words

const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
const words = (text) => (text.match(WORD) ?? []).map(fold);
const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

function stem(word) {
  return stems.get(word) ?? (typeof STEMMER === "undefined" ? word : STEMMER.stemWord(word));
}

const known = (word) => stems.has(word) || roots.has(stem(word));

// Whether two words differ in one letter, added, left out or another, or in the order of two.
function near(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [x, y] = [a.slice(same), b.slice(same)];
  if (x.slice(1) === y || x === y.slice(1) || x.slice(1) === y.slice(1)) return true;
  return x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
}

// A compound may join its parts by one or two letters, as in the German Arbeit-s-platz.
const JOINTS = [0, 1, 2];

// Whether a word ends, as a compound does, in one of the given parts.
function compounds(word, ends) {
  const whole = (part) => part.length >= LEAST && stems.has(part);
  return ends.some((end) => {
    const at = end.length < LEAST ? -1 : word.indexOf(end, LEAST);
    return at > 0 && JOINTS.some((joint) => whole(word.slice(0, at - joint)));
  });
}

// The two parts of a compound that the site does not have itself, else the word alone.
function parts(word) {
  if (known(word)) return [word];
  for (let at = word.length - LEAST; at >= LEAST; at--) {
    if (!stems.has(word.slice(0, at))) continue;
    const ends = JOINTS.map((joint) => word.slice(at + joint));
    const end = ends.find((it) => it.length >= LEAST && known(it));
    if (end) return [word.slice(0, at), end];
  }
  return [word];
}

// ---- Index

function learn(text) {
  for (const word of words(text)) {
    if (!stems.has(word)) stems.set(word, stem(word));
    roots.add(stems.get(word));
  }
}

function count(text, section, weight) {
  for (const word of words(text)) {
    const own = stems.get(word);
    if (!places.has(own)) places.set(own, new Map());
    places.get(own).set(section, (places.get(own).get(section) ?? 0) + weight);
  }
}

function build(found) {
  index = found;
  ignored = new Set(words(index.ignored.join(" ")));
  for (const [page, below] of index.pages) {
    const [[, title]] = below;
    for (const [id, heading, text] of below) {
      const url = id ? `${page}#${id}` : page;
      const section = { page, url, title, heading: id && heading, text, size: words(text).length };
      sections.push(section);
      learn(`${heading} ${text}`);
      count(text, section, 1);
      count(heading, section, HEADING / Math.sqrt(words(heading).length));
    }
  }
  average = sum(sections.map((section) => section.size)) / sections.length;
  for (const [phrases] of [...index.also, ...index.first]) learn(phrases.join(" "));
}

// ---- Query

// The stems that a word of a query may stand for, and how near each is to it.
function meanings(word, begun) {
  const found = new Map();
  const own = stem(word);
  const wrong = !known(word) && word.length > LEAST;
  const take = (other, nearness) => found.set(other, Math.max(nearness, found.get(other) ?? 0));
  if (known(word)) take(own, 1);
  for (const [other, root] of stems) {
    if (begun && other.startsWith(word)) take(root, BEGUN);
    if (word.length < LEAST) continue;
    if (other.startsWith(word) || other.startsWith(own)) take(root, PART);
    if (compounds(other, [word, own])) take(root, PART);
    if (wrong && near(word, other)) take(root, WRONG);
  }
  return found;
}

// The terms of a query: each a word, and what it may stand for.
function understood(query) {
  const typed = [...new Set(words(query).flatMap(parts))];
  const last = /\s$/u.test(query) ? "" : words(query).at(-1);
  return typed.map((word) => ({
    ignored: ignored.has(word),
    stems: meanings(word, word === last && word.length > 1),
  }));
}

// The terms that stand for the words of a phrase, null where one is missing or not near enough.
function held(phrase, terms, least) {
  const found = words(phrase).map((word) =>
    terms.find((term) => (term.stems.get(stem(word)) ?? 0) >= least),
  );
  return found.includes(undefined) ? null : found;
}

// The rows whose phrases a query has, that with the longest phrase first: {found, row}.
function matches(rows, terms, least) {
  return rows
    .flatMap((row) => row[0].map((phrase) => ({ found: held(phrase, terms, least), row })))
    .filter(({ found }) => found)
    .sort((a, b) => b.found.length - a.found.length);
}

// The terms, with what search.yml calls them in the place of those that it has a row for.
function named(terms) {
  const replaced = new Set();
  const names = new Map();
  for (const { found, row } of matches(index.also, terms, BEGUN)) {
    if (found.every((term) => replaced.has(term))) continue; // a longer phrase had them all
    for (const term of found) replaced.add(term);
    for (const own of words(row[1].join(" ")).map(stem)) {
      const said = found.length === 1 ? found[0].stems : [];
      names.set(own, { stems: new Map([[own, NAMED], ...(names.get(own)?.stems ?? []), ...said]) });
    }
  }
  return [...terms.filter((term) => !replaced.has(term)), ...names.values()];
}

// The terms that the pages have, with the sections where, and how rare they are among pages.
function placed(terms) {
  for (const term of terms) {
    term.places = new Map();
    for (const [own, nearness] of term.stems) {
      for (const [section, often] of places.get(own) ?? []) {
        term.places.set(section, (term.places.get(section) ?? 0) + nearness * often);
      }
    }
    const pages = new Set([...term.places.keys()].map((section) => section.page)).size;
    term.rarity = Math.log(1 + (index.pages.length - pages + 0.5) / (pages + 0.5));
  }
  const telling = terms.filter((term) => !term.ignored);
  return (telling.length ? telling : terms).filter((term) => term.places.size);
}

// The best section of each page that has any of the terms: first the pages that have them all, then
// those that have more of them, in one section and in the title.
function ranked(terms) {
  const pages = new Map();
  for (const term of terms) {
    for (const [section, often] of term.places) {
      const size = 1 - LENGTHS + (LENGTHS * section.size) / average;
      const score = (term.rarity * often) / (often + SATURATION * size);
      if (!pages.has(section.page)) pages.set(section.page, { parts: new Map(), terms: new Map() });
      const page = pages.get(section.page);
      page.parts.set(section, (page.parts.get(section) ?? 0) + score);
      page.terms.set(term, Math.max(page.terms.get(term) ?? 0, score));
    }
  }
  const rarity = (some) => sum(some.map((term) => term.rarity));
  const found = [...pages.values()].map((page) => {
    const [[section, best]] = [...page.parts].sort((a, b) => b[1] - a[1]);
    const title = words(section.title).map(stem);
    const titled = terms.filter((term) => title.some((own) => term.stems.get(own) >= NAMED));
    const share = rarity([...page.terms.keys()]) / rarity(terms);
    const score = (best + sum([...page.terms.values()]) + rarity(titled)) * share;
    return { section, whole: page.terms.size === terms.length, score };
  });
  found.sort((a, b) => b.whole - a.whole || b.score - a.score);
  return found.map(({ section }) => section);
}

// The sections that answer a query, the best first, and the stems to mark in them.
function find(query) {
  const terms = understood(query);
  const pinned = matches(index.first, terms, WRONG)[0]?.row[1];
  const sought = placed(named(terms));
  const first = sections.filter((section) => section.url === pinned);
  const rest = ranked(sought).filter((section) => section.url !== pinned);
  const marks = new Set(sought.flatMap((term) => [...term.stems.keys()]));
  return { found: [...first, ...rest], marks };
}

// The terms of our glossary for the words of another language in a query: {word, language, term}.
function foreign(query) {
  const folded = ` ${words(query).join(" ")} `;
  return index.foreign.flatMap(([language, terms]) =>
    Object.entries(terms)
      .map(([word, term]) => ({ word: words(word).join(" "), language, term }))
      .filter(({ word }) => folded.includes(` ${word} `)),
  );
}
