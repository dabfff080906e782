"""A document as an article of WeChat: title, author, digest and body within the limits, styled tag by tag.

Limits as the documentation of `draft/add` gives them. WeChat keeps no classes and no outside links in a body: styles
stand in the tags, addresses behind their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from django.conf import settings

from gongkai.channels.models import Channel
from gongkai.documents.models import Attachment, Document
from gongkai.law.source import Refusal

TITLE, AUTHOR, DIGEST, LETTERS, BYTES, LINK = 32, 16, 128, 20_000, 1024 * 1024, 1024
PICTURES = (".jpg", ".jpeg", ".png")
PICTURE_BYTES = 1024 * 1024
STYLES = {
    "p": "margin:0 0 1em;line-height:1.9;font-size:16px;text-align:justify;text-indent:2em",
    "h2": "margin:1.2em 0 .6em;font-size:18px;font-weight:bold",
    "h3": "margin:1em 0 .5em;font-size:16px;font-weight:bold",
    "table": "width:100%;border-collapse:collapse;font-size:14px",
    "th": "border:1px solid #999;padding:4px 6px;background:#f2f4f7;text-align:left",
    "td": "border:1px solid #999;padding:4px 6px",
    "li": "line-height:1.9;font-size:16px",
}
RIGHT = "margin:0 0 .4em;text-align:right;font-size:16px"
OPENING = re.compile(r"<(p|h2|h3|table|th|td|li)((?: [^>]*)?)>")
ANCHOR = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Article:
    """What an account is given: `link` is “阅读原文”, "" where this installation has no address of its own."""

    title: str
    author: str
    digest: str
    html: str
    link: str
    pictures: tuple[Attachment, ...]

    def as_json(self, cover: str, addresses: Iterable[str]) -> dict[str, Any]:
        """One article of `draft/add`, with its cover's media id and the addresses of its pictures there."""
        shown = "".join(
            f'<p><img src="{escape(address)}" style="max-width:100%"></p>' for address in addresses
        )
        return {
            "title": self.title, "author": self.author, "digest": self.digest, "content": self.html + shown,
            "content_source_url": self.link, "thumb_media_id": cover, "need_open_comment": 0,
        }  # fmt: skip


def article_of(channel: Channel, document: Document, *, title: str = "", digest: str = "") -> Article:
    """The live edition as an article. Raises Refusal with everything that does not fit; nothing is cut off silently."""
    edition = document.live_edition
    if edition is None or not Document.objects.public().filter(pk=document.pk).exists():
        raise Refusal(("只有在线的信息才能发到公众号", None))
    article = Article(
        title=title.strip() or document.title,
        author=str(channel.settings.get("author", "")) or document.agency.short_name,
        digest=digest.strip() or document.summary,
        html=styled(edition.html) + _foot(document, edition.digest),
        link=f"{settings.GONGKAI_BASE_URL}/doc/{document.address}/" if settings.GONGKAI_BASE_URL else "",
        pictures=tuple(f for f in edition.attachments.all() if f.name.lower().endswith(PICTURES)),
    )
    if says := list(_beyond(article)):
        raise Refusal(*[(said, None) for said in says])
    return article


def _beyond(article: Article) -> Iterable[str]:
    for label, said, most in (
        ("标题", article.title, TITLE), ("作者", article.author, AUTHOR), ("摘要", article.digest, DIGEST),
        ("正文", article.html, LETTERS),
    ):  # fmt: skip
        if len(said) > most:
            mend = {"标题": "请另拟短标题", "正文": "请改发摘要并链接原文"}.get(label, "请改短")
            yield f"{label}{len(said)}字，公众号限{most}字，{mend}"
    if len(article.html.encode()) > BYTES:
        yield "正文超过1MB，公众号不接收"
    if len(article.link.encode()) > LINK:
        yield "原文链接超过1KB"
    for picture in article.pictures:
        if picture.size > PICTURE_BYTES:
            yield f"图片“{picture.name}”超过1MB，请压缩后在新版本里替换"


def styled(html: str) -> str:
    """Clean HTML of an edition with a style in every tag, and addresses in brackets instead of links."""
    html = ANCHOR.sub(lambda m: m[2] if m[1] == m[2] else f"{m[2]}（{m[1]}）", html)

    def style(found: re.Match[str]) -> str:
        tag, said = found[1], found[2]
        is_signature = 'class="signature"' in said or 'class="date"' in said
        return f'<{tag} style="{RIGHT if is_signature else STYLES[tag]}">'

    return OPENING.sub(style, html)


def _foot(document: Document, digest: str) -> str:
    """Where the original is and by what it is recognised."""
    says = f"索引号：{document.index_no}　内容指纹：{digest[:16]}"
    return (
        f'<p style="margin:1.5em 0 0;font-size:13px;color:#5a6169">{escape(says)}，以门户公布的原文为准。</p>'
    )
