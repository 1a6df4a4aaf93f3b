// Load the search when a reader wants it: in its field, or by one of the keys / f s.

document.documentElement.classList.add("js");

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("search");
  form.addEventListener(
    "focusin",
    () => {
      const script = document.createElement("script");
      script.src = form.dataset.script;
      if (form.dataset.integrity) script.integrity = form.dataset.integrity;
      script.onerror = () => (form.querySelector("[role=status]").textContent = form.dataset.failed);
      document.head.append(script);
    },
    { once: true },
  );
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (["/", "f", "s"].includes(event.key)) {
      event.preventDefault();
      form.querySelector("input").focus();
    }
  });
});
