// Words selected in the text go into the sheet of a comment; without a script the number of the paragraph does.
"use strict";
(() => {
  const text = document.querySelector("[data-commented]");
  const form = document.querySelector("form[data-comment]");
  if (!text || !form) return;
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const { startContainer, endContainer } = chosen.getRangeAt(0);
    const paragraph = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-number]");
    const found = paragraph(startContainer);
    if (!found || !text.contains(found) || paragraph(endContainer) !== found) return;
    form.elements.paragraph.value = found.dataset.number;
    form.elements.quote.value = chosen.toString().replaceAll("（有批注）", "").trim().slice(0, 300);
  });
})();
