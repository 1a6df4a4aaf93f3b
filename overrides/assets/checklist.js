// A browser may bring a page back from its history with the ticks still on it, in spite of
// autocomplete="off"; on a shared device somebody else would see them.
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("form.checklist")) form.reset();
});
