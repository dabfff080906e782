// An editor over the sheet's text, where scripts run; without it the textarea and the Word file do everything.
// Whatever is typed or pasted here is cleaned on the server before it is kept.
"use strict";
(() => {
  const sheet = document.querySelector("[data-editor]");
  if (!sheet || !window.Squire) return;
  const form = sheet.closest("form");
  const typed = form.elements.text;
  const rich = form.elements.rich;
  const kind = form.elements.form;
  const pictures = (sheet.dataset.pictures || "").replace(/-$/, "");
  const field = typed.closest(".field");
  let editor = null;

  const shown = (html) => (pictures ? html.replaceAll('src="picture/', `src="${pictures}`) : html);
  const kept = (html) => (pictures ? html.replaceAll(`src="${pictures}`, 'src="picture/') : html);

  function fragment(html) {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const whole = document.createDocumentFragment();
    whole.append(...parsed.body.childNodes);
    return document.importNode(whole, true);
  }

  // The server cleans; what it gives back is what may stand in a text.
  async function cleaned(html, name = "html") {
    const body = new URLSearchParams({ [name]: html, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
    const answer = await fetch(sheet.dataset.clean, { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).html;
  }

  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "编辑工具");
  const area = document.createElement("div");
  area.className = "editor-area doc-body s";
  area.id = "editor-area";
  area.setAttribute("role", "textbox");
  area.setAttribute("aria-multiline", "true");
  area.setAttribute("aria-label", "正文");
  const told = document.createElement("p");
  told.className = "hint";
  told.setAttribute("role", "status");

  function tell(words) { told.textContent = words; }

  // The editor also reports that it filled itself with the text; that is no change.
  let before = null;
  function changed() {
    const now = kept(editor.getHTML());
    if (now === before) return;
    before = rich.value = now;
    form.dispatchEvent(new CustomEvent("written"));
  }

  function cell() {
    const at = editor.getSelection().startContainer;
    const node = at.nodeType === Node.ELEMENT_NODE ? at : at.parentElement;
    const found = node && node.closest("td, th");
    return found && area.contains(found) ? found : null;
  }

  function goTo(node) {
    if (!node) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    range.collapse(true);
    editor.setSelection(range);
    editor.focus();
  }

  function inTable(act) {
    return () => {
      const here = cell();
      if (!here) return tell("请先把光标放在表格里");
      editor.saveUndoState();
      const to = act(here);
      if (to === null) return tell("这里的单元格大小不同，不能合并或者拆分");
      if (to) goTo(to);
      tell("");
      changed();
    };
  }

  function block(tag) {
    return () => {
      if (cell()) return tell("表格里不用标题");
      editor.modifyBlocks((part) => {
        for (const node of [...part.querySelectorAll("p, h2, h3, h4, h5")]) {
          const fresh = document.createElement(tag);
          fresh.append(...node.childNodes);
          node.replaceWith(fresh);
        }
        return part;
      });
      changed();
    };
  }

  function look(name, on, off) {
    return () => {
      editor[editor.hasFormat(name) ? off : on]();
      changed();
    };
  }

  // Whole blocks go behind the block one is in, never into it; in a cell only words do.
  function insertBlocks(html) {
    if (!/<(table|ul|ol|h[2-5])/.test(html)) return editor.insertHTML(html);
    const { startContainer } = editor.getSelection();
    let block = startContainer;
    while (block.parentNode && block.parentNode !== area) block = block.parentNode;
    editor.saveUndoState();
    const blocks = fragment(html);
    const last = blocks.lastElementChild;
    if (block.parentNode === area) block.after(blocks);
    else area.append(blocks);
    return goTo(last);
  }

  function table() {
    const [rows, columns] = [size("rows"), size("columns")];
    const fresh = Tables.create(rows, columns);
    if (cell()) return tell("表格里不能再放表格");
    insertBlocks(`${fresh.outerHTML}<p><br></p>`);
    const all = area.querySelectorAll("table");
    tell(`已插入${rows}行${columns}列的表格；Tab 到下一格，末格按 Tab 加一行`);
    changed();
    if (all.length) goTo([...all].find((one) => !one.textContent.trim())?.querySelector("th") || null);
  }

  function size(name) {
    const value = Number.parseInt(bar.querySelector(`[name="editor-${name}"]`).value, 10);
    return Math.min(Math.max(value || 2, 1), Tables.MOST);
  }

  const GROUPS = [
    ["段落", [["正文", block("p")], ["一、", block("h2")], ["（一）", block("h3")], ["1.", block("h4")], ["（1）", block("h5")]]],
    ["文字", [["加粗", look("B", "bold", "removeBold")], ["撤销", () => { editor.undo(); changed(); }],
      ["重做", () => { editor.redo(); changed(); }]]],
    ["列表", [["• 列表", () => { editor.makeUnorderedList(); changed(); }], ["1. 列表", () => { editor.makeOrderedList(); changed(); }],
      ["取消列表", () => { editor.removeList(); changed(); }]]],
    ["表格", [["插入表格", table, true], ["下加一行", inTable(Tables.addRow)], ["右加一列", inTable(Tables.addColumn)],
      ["删行", inTable(Tables.removeRow)], ["删列", inTable(Tables.removeColumn)],
      ["并右格", inTable((at) => Tables.merge(at, "right"))], ["并下格", inTable((at) => Tables.merge(at, "below"))],
      ["拆分", inTable(Tables.split)], ["表头", inTable(Tables.header)], ["表题", inTable(Tables.caption)], ["删表", inTable(Tables.remove)]]],
  ];

  function number(name, label, value) {
    const outer = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "number", name: `editor-${name}`, min: 1, max: Tables.MOST, value });
    outer.append(input, label);
    return outer;
  }

  for (const [label, buttons] of GROUPS) {
    const group = document.createElement("span");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    for (const [words, act, sized] of buttons) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", act);
      button.addEventListener("mousedown", (event) => event.preventDefault());
      if (sized) group.append(number("rows", "行", 3), number("columns", "列", 3));
      group.append(button);
    }
    bar.append(group);
  }
  // One stop for Tab, arrows inside: as a toolbar of the platform behaves.
  const tools = () => [...bar.querySelectorAll("button, input")];
  tools().forEach((tool, at) => { tool.tabIndex = at ? -1 : 0; });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target.tagName === "INPUT" && event.target.value === "") return;
    const all = tools();
    const to = all[(all.indexOf(event.target) + step + all.length) % all.length];
    all.forEach((tool) => { tool.tabIndex = tool === to ? 0 : -1; });
    to.focus();
    event.preventDefault();
  });

  let leaving = false;
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { leaving = true; tell("再按 Tab 离开正文"); return; }
    if (event.key !== "Tab") { leaving = false; return; }
    event.stopImmediatePropagation();
    const here = leaving ? null : cell();
    leaving = false;
    if (!here) return;
    event.preventDefault();
    goTo(Tables.next(here, event.shiftKey));
  }, true);

  area.addEventListener("paste", async (event) => {
    const data = event.clipboardData;
    const html = data.getData("text/html");
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!html || cell()) return editor.insertPlainText(data.getData("text/plain"), false);
    tell("正在整理粘贴的内容……");
    try {
      insertBlocks(await cleaned(html));
      tell("已粘贴；只保留文字、标题、列表和表格，图片请用“增加图片”");
    } catch {
      editor.insertPlainText(data.getData("text/plain"), false);
      tell("网络不通，只粘贴了文字");
    }
    changed();
  }, true);

  async function open() {
    if (kind.value !== "html" && (typed.value !== typed.defaultValue || !rich.value)) {
      try { rich.value = typed.value ? await cleaned(typed.value, "typed") : ""; } catch { return tell("网络不通，编辑器没有打开"); }
    }
    field.hidden = true;
    bar.hidden = area.hidden = false;
    if (!editor) {
      editor = new Squire(area, { blockTag: "P", sanitizeToDOMFragment: fragment, addLinks: false, toPlainText: null });
      editor.addEventListener("input", changed);
    }
    editor.setHTML(shown(rich.value));
    before = kept(editor.getHTML());
    kind.value = "html";
    button.textContent = "用纯文本写";
    form.dataset.wrote = "editor";
  }

  function close() {
    if (!window.confirm("改用纯文本写以前，请先保存。还没有保存的改动不会带到纯文本里。继续吗？")) return;
    window.location.assign(`${window.location.pathname}?typed=1`);
  }

  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-outline-secondary";
  button.textContent = "用编辑器写（表格、标题、列表）";
  button.addEventListener("click", () => (area.hidden ? open().then(() => editor && editor.focus()) : close()));
  bar.hidden = area.hidden = true;
  sheet.append(button, bar, area, told);
  if (kind.value === "html" && !new URLSearchParams(window.location.search).has("typed")) open();
  else if (kind.value === "html") kind.value = "typed";
})();
