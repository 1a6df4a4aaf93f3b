"""Should anything get past every check, the browser still does not run or fetch it."""

from playwright.sync_api import Browser

from urls import URLS

INJECT = """
async ([elsewhere, expected]) => {
  const violated = [];
  addEventListener("securitypolicyviolation", (it) => violated.push(it.effectiveDirective));
  const put = (html) => document.querySelector("main").insertAdjacentHTML("beforeend", html);
  put('<img src="x.gif" onerror="hacked = 1">');
  put(`<img src="${elsewhere}/a.gif">`);
  put(`<iframe src="${elsewhere}/b"></iframe><object data="${elsewhere}/c"></object>`);
  put(`<video src="${elsewhere}/d"></video><link rel="stylesheet" href="${elsewhere}/e.css">`);
  put(`<style>main { background: url(${elsewhere}/f) }</style><base href="${elsewhere}/">`);
  put('<p style="position: fixed">a</p>');
  put('<a id="bad" href="javascript:hacked = 2">a</a>');
  put(`<form id="sent" action="${elsewhere}/g"></form>`);
  const run = (it) => document.head.append(Object.assign(document.createElement("script"), it));
  run({ textContent: "hacked = 3" });
  run({ src: `${elsewhere}/h.js` });
  run({ src: "data:text/javascript,hacked = 4" });
  document.getElementById("bad").click();
  document.getElementById("sent").requestSubmit();
  await fetch(`${elsewhere}/i`).catch(() => {});
  setTimeout("hacked = 5");
  for (let i = 0; i < 100 && new Set(violated).size < expected; i++)
    await new Promise((done) => setTimeout(done, 100));
  return [window.hacked, [...new Set(violated)].sort()];
}
"""

DIRECTIVES = [
    "base-uri",
    "connect-src",
    "form-action",
    "frame-src",
    "img-src",
    "media-src",
    "object-src",
    "script-src",
    "script-src-attr",
    "script-src-elem",
    "style-src-attr",
    "style-src-elem",
]


def test_what_is_injected_neither_runs_nor_leaves(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        answered: list[str] = []
        messages: list[str] = []
        page.on("response", lambda response: answered.append(response.url))
        page.on("console", lambda message: messages.append(message.text))
        page.goto(f"{address}{URLS[0]}")
        elsewhere = address.replace("127.0.0.1", "localhost")  # the same server, another origin
        hacked, violated = page.evaluate(INJECT, [elsewhere, len(DIRECTIVES)])
        assert hacked is None
        assert violated == DIRECTIVES
        # Each is told on the console; so a page on which that is silent violates nothing.
        assert len([it for it in messages if "Content Security Policy" in it]) >= len(violated)
        assert [url for url in answered if url.startswith(elsewhere)] == []
