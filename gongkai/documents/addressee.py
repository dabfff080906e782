"""The line that says whom a document is addressed to (主送机关): at the margin, unlike the paragraphs below it.

GB/T 9704—2012, 7.3.2: 主送机关 stands at the left margin (居左顶格), a colon behind the last one.
"""

from __future__ import annotations

import re
from html import unescape

FIRST = re.compile(r"\A\s*<p>((?:(?!</?p\b).)*)</p>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
# A first sentence ends with a colon too: 现将有关事项公告如下：
SENTENCE = re.compile(
    r"[。；！？]|^(?:根据|依据|按照|依照|为|现|经|问)|(?:如下|以下|下列|通知|公告|公布|通报|意见)[：:]$"
)
LONGEST = 300


def is_addressee(text: str) -> bool:
    """Whether the first paragraph of a document names its addressees: it ends with a colon and is no sentence."""
    said = text.strip()
    return said.endswith(("：", ":")) and len(said) <= LONGEST and not SENTENCE.search(said)


def with_addressee(html: str) -> str:
    """A page with a class on the line of its addressees; what is stored, and signed, stays as it is."""
    first = FIRST.match(html)
    if first is None or not is_addressee(unescape(TAG.sub("", first[1]))):
        return html
    return f'<p class="addressee">{first[1]}</p>{html[first.end() :]}'
