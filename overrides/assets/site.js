// Conveniences: all that a page is for works without them. What is chosen here stays in the browser.

(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.getAttribute("data-scheme") || (system.matches ? "dark" : "light")) === "dark";

  // Before anything is painted. A browser that keeps nothing for us throws.
  root.classList.add("js");
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme) root.setAttribute("data-scheme", scheme);
  } catch {}

  addEventListener("DOMContentLoaded", () => {
    const drawer = document.querySelector(".drawer");
    const search = document.querySelector("#search[data-script]");
    const button = document.querySelector(".scheme");
    const exit = document.querySelector(".leave");
    const show = () => button.setAttribute("aria-pressed", dark());
    let term;

    if (!button) return; // a page without our frame only wants the colours

    show();
    system.addEventListener("change", show);
    button.addEventListener("click", () => {
      const scheme = dark() ? "light" : "dark";
      root.setAttribute("data-scheme", scheme);
      show();
      try {
        localStorage.setItem("scheme", scheme);
      } catch {}
    });

    // Whoever leaves in haste is not brought back to this page by the way back.
    addEventListener("click", (event) => {
      const link = exit && event.target.closest("a");
      if (link && link.href === exit.href) {
        event.preventDefault();
        location.replace(link.href);
      }
    });

    // A drawer that covers the text closes when the reader turns to something else.
    const leave = (event) => {
      if (event.target && !drawer.contains(event.target)) drawer.open = false;
    };
    addEventListener("focusin", leave);
    addEventListener("pointerdown", leave);

    // Where nothing hovers, the first tap on a term explains it and the second follows the link.
    addEventListener("click", (event) => {
      const tapped = event.target.closest(".term");
      if (tapped && tapped !== term && matchMedia("(hover: none)").matches) {
        event.preventDefault();
        tapped.focus();
      }
      term = tapped;
    });

    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && drawer.open) {
        drawer.open = false;
        drawer.querySelector("summary").focus();
      }
      // With a modifier: a single key could be pressed by accident, or spoken (WCAG 2.2, 2.1.4).
      if (search && (event.ctrlKey || event.metaKey) && event.key === "k") {
        event.preventDefault();
        search.querySelector("input").focus();
      }
    });

    // What it takes to search is fetched by who wants to search.
    if (search) {
      search.addEventListener("focusin", () => {
        const script = document.createElement("script");
        script.src = search.dataset.script;
        if (search.dataset.integrity) script.integrity = search.dataset.integrity;
        script.onerror = () => (search.querySelector("[role=status]").textContent = search.dataset.failed);
        document.head.append(script);
      }, { once: true });
    }
  });
})();
