// A draft saves itself a few seconds after the last letter. A stale save is refused by the server and nothing on the
// page is touched; without a script the button saves.
"use strict";
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const state = document.querySelector("[data-saved]");
  const WAIT = 3000;
  let [timer, dirty, busy, halted, sent] = [0, false, false, false, false];

  const clock = () => new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });

  function tell(words, bad) {
    state.textContent = words;
    state.classList.toggle("bad", Boolean(bad));
  }

  function written() {
    dirty = true;
    if (halted) return;
    tell("有改动，还没有保存");
    window.clearTimeout(timer);
    timer = window.setTimeout(save, WAIT);
  }

  async function save() {
    if (busy) { timer = window.setTimeout(save, WAIT); return; }
    busy = true;
    dirty = false;
    tell("正在保存……");
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: new FormData(form), credentials: "same-origin", headers: { Accept: "application/json" }, redirect: "error",
      });
      const said = await answer.json();
      if (answer.ok) {
        for (const field of document.querySelectorAll('input[name="saves"]')) field.value = said.saves;
        // All is kept: a page that came of a press is now asked for anew like any other, on reload and on the way back.
        window.history.replaceState(null, "", window.location.href);
        tell(`已保存 ${clock()}${said.besides ? `；${said.besides}` : ""}`);
      } else {
        dirty = true;
        halted = answer.status === 409;
        tell(`没有保存：${said.says}`, true);
      }
    } catch {
      dirty = true;
      tell("没有保存：网络不通或者已经退出，文字还在页面上，请稍后再点“保存”", true);
      timer = window.setTimeout(save, 5 * WAIT);
    }
    busy = false;
    if (dirty && !halted && !timer) timer = window.setTimeout(save, WAIT);
  }

  form.addEventListener("input", (event) => { if (event.target.name && !event.target.name.startsWith("editor-")) written(); });
  form.addEventListener("written", written);
  // The page came back with what was sent and nothing was saved: a sheet that was looked at saves itself, one that was refused waits
  // for its writer, who is asked before leaving.
  if (form.dataset.unsaved === "checked") written();
  else if (form.dataset.unsaved) dirty = true;
  form.addEventListener("submit", () => { sent = true; window.clearTimeout(timer); });
  for (const other of document.querySelectorAll("aside form")) {
    other.addEventListener("submit", (event) => {
      if (!dirty && !busy) { sent = true; return; }
      event.preventDefault();
      window.clearTimeout(timer);
      tell("正在先保存正文……");
      save().then(() => { if (!dirty) { sent = true; other.submit(); } });
    });
  }
  window.addEventListener("beforeunload", (event) => {
    if ((dirty || busy) && !sent) event.preventDefault();
  });
})();
