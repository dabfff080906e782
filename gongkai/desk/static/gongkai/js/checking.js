// The check panel follows the writer: it is asked for anew a moment after the last letter, and its places lead into the text.
// Without a script the buttons of the sheet do the same.
"use strict";
(() => {
  const panel = document.querySelector("[data-panel]");
  const form = document.getElementById("sheet");
  if (!panel || !form) return;
  const WAIT = 1500;
  let [timer, asked] = [0, null];

  // What somebody types into the panel is not taken from under their hands; reasons typed before go over into the new panel.
  const isWritten = () => [...panel.querySelectorAll("details[open]")].some((unfolded) => unfolded.contains(document.activeElement));
  const typed = () => [...panel.querySelectorAll("input")].filter((field) => field.value.trim()).map((field) => [field.name, field.value]);

  function typeAgain(reasons) {
    for (const [name, value] of reasons) {
      const field = [...panel.querySelectorAll("input")].find((one) => one.name === name && !one.value);
      if (!field) continue; // its finding is gone
      field.value = value;
      field.closest("details").open = true;
    }
  }

  function written() {
    window.clearTimeout(timer);
    timer = window.setTimeout(refresh, WAIT);
  }

  // Reasons half typed come through a press beside the sheet, a look at another page and a reload. They are kept in the window,
  // for who typed them, and not those with somebody's number; what was sent with the sheet the server gives back itself.
  const KEPT = `reasons:${panel.dataset.who}:${window.location.pathname}`;
  const NUMBER = /\d(?:[\s-]?\d){5}/;
  let isSent = false;
  form.addEventListener("submit", () => { isSent = true; });
  try {
    typeAgain(JSON.parse(window.sessionStorage.getItem(KEPT) ?? "[]"));
    window.sessionStorage.removeItem(KEPT);
    window.addEventListener("pagehide", () => {
      const left = typed().filter(([, reason]) => !NUMBER.test(reason));
      if (!isSent && left.length) window.sessionStorage.setItem(KEPT, JSON.stringify(left));
    });
  } catch { /* the browser keeps nothing */ }

  async function refresh() {
    if (isWritten()) return written();
    asked?.abort();
    asked = new AbortController();
    const body = new FormData();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    try {
      const answer = await fetch(panel.dataset.panel, { method: "POST", body, credentials: "same-origin", redirect: "error", signal: asked.signal });
      if (!answer.ok) return undefined;
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!isWritten()) {
        const inside = panel.contains(document.activeElement);
        const reasons = typed();
        panel.replaceChildren(...parsed.body.childNodes);
        typeAgain(reasons);
        if (inside) panel.focus();
      }
    } catch { /* the network is away; the next letter asks again */ }
    return undefined;
  }

  form.addEventListener("input", (event) => { if (event.target.name && !event.target.name.startsWith("editor-")) written(); });
  form.addEventListener("written", written);

  function inField(field, { start, end }) {
    field.focus();
    field.setSelectionRange?.(Number(start), Number(end));
    if (field.tagName === "TEXTAREA") {
      const lines = field.value.slice(0, Number(start)).split("\n").length;
      field.scrollTop = Math.max(0, lines - 4) * Number.parseFloat(window.getComputedStyle(field).lineHeight || "24");
    }
  }

  // The words are looked for letter by letter through all nodes, so that a bold word in the middle does not matter.
  function inEditor(area, { found, nth }) {
    const nodes = [];
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    let whole = "";
    while (walker.nextNode()) {
      nodes.push([whole.length, walker.currentNode]);
      whole += walker.currentNode.data;
    }
    const words = found.replaceAll("\n", "");
    let at = -1;
    for (let count = 0; count <= Number(nth); count += 1) {
      const next = whole.indexOf(words, at + 1);
      if (next < 0) break;
      at = next;
    }
    if (at < 0 || !words) return area.focus();
    const spot = (offset) => {
      const [begin, node] = nodes.filter(([first]) => first <= offset).pop();
      return [node, Math.min(offset - begin, node.data.length)];
    };
    const range = document.createRange();
    range.setStart(...spot(at));
    const [last, within] = spot(at + words.length - 1);
    range.setEnd(last, within + 1);
    return choose(area, range);
  }

  // A number is told by its mask alone: its place is counted in letters and digits, which marks and tables do not change.
  function byLetters(area, { letters, size }) {
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const range = document.createRange();
    let [count, begun] = [0, false];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.tagName === "IMG") count += (`图${node.alt}`.match(/[\p{L}\p{N}]/gu) ?? []).length;
        continue;
      }
      for (const { index } of node.data.matchAll(/[\p{L}\p{N}]/gu)) {
        if (!begun && count >= Number(letters)) {
          range.setStart(node, index);
          begun = true;
        }
        count += 1;
        if (begun && count >= Number(letters) + Number(size)) {
          range.setEnd(node, index + 1);
          return choose(area, range);
        }
      }
    }
    return area.focus();
  }

  function choose(area, range) {
    area.focus();
    const chosen = document.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-jump]");
    if (!link) return;
    const area = document.getElementById("editor-area");
    const inHtml = link.dataset.jump === "body" && area && !area.hidden;
    const field = form.elements[link.dataset.jump === "body" ? "text" : link.dataset.jump];
    if (!inHtml && !field) return;
    event.preventDefault();
    if (inHtml && link.dataset.letters) byLetters(area, link.dataset);
    else if (inHtml) inEditor(area, link.dataset);
    else inField(field, link.dataset);
  });

  // Enter beside a finding is about that finding; of several reasons typed the others are not given with it.
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.name?.startsWith("reason-")) return;
    event.preventDefault();
    event.target.closest("details").querySelector("[name=mark]").click();
  });

  if (window.location.hash === "#next") document.getElementById("next")?.focus();
})();
