// Between languages: the switch keeps the section, a hint names the reader's own language, and the
// page for a missing address begins with the language of the address.

(() => {
  const root = document.documentElement;
  const base = (tag) => tag.toLowerCase().split("-")[0];

  // The section being read: the last heading to pass on the way down, or where a link led while that
  // is in sight. The way up does not count: the switch stands at the top. Ids are equal in all
  // languages.
  const headings = [...document.querySelectorAll("article :is(h2, h3, h4)[id]")];
  const top = (it) => it.getBoundingClientRect().top;
  const ledTo = () => document.querySelector("article :target"); // not yet while the page loads
  let [read, at] = [null, 0];
  const follow = () => {
    if (scrollY > at) {
      const led = ledTo();
      const inSight = led && top(led) >= 0 && top(led) < innerHeight;
      read = (inSight ? led : headings.findLast((it) => top(it) < innerHeight / 4)) || read;
    }
    at = scrollY;
  };
  addEventListener("scroll", follow, { passive: true });

  for (const link of document.querySelectorAll(".languages a, .hint a")) {
    const keep = () => {
      follow();
      link.hash = (read ?? ledTo())?.id ?? "";
    };
    link.addEventListener("pointerdown", keep); // before a click with any button
    link.addEventListener("click", keep); // by keyboard
  }

  // Shown over the page, so that nothing in it moves; once closed, never again.
  const hints = [...document.querySelectorAll(".hint")];
  const offered = [root.lang, ...hints.map((it) => it.lang)].map(base);
  const own = navigator.languages.map(base).find((it) => offered.includes(it));
  const hint = hints.find((it) => base(it.lang) === own);
  // A browser that keeps nothing for us throws; then no hint could be closed for good.
  try {
    if (hint && !localStorage.getItem("hint-closed")) {
      hint.hidden = false;
      hint.querySelector("button").addEventListener("click", () => {
        hint.hidden = true;
        localStorage.setItem("hint-closed", "yes");
      });
    }
  } catch {}

  const home = (part) => part.querySelector("a").pathname;
  const [first] = [...document.querySelectorAll(".missing section")]
    .filter((it) => location.pathname.startsWith(home(it)))
    .sort((one, other) => home(other).length - home(one).length);
  if (first) {
    first.parentElement.prepend(first);
    root.lang = first.lang;
    document.title = first.querySelector("h1").textContent;
  }
})();
