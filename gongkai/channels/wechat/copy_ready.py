"""Level one: everything somebody needs to paste an article into the account's console, as one zip. No key, no network."""

from __future__ import annotations

import io
import zipfile
from html import escape

from gongkai.channels.exchange.package import content_of
from gongkai.channels.wechat.page import Article
from gongkai.files.file_name import harmless

STEPS = "1. 用浏览器打开“正文.html”，全选、复制，粘贴到公众号后台的正文；2. 按下面填写标题、作者、摘要、原文链接；3. 图片在“图片”文件夹。"


def copy_ready(article: Article) -> bytes:
    """正文.html to be copied, 填写.txt with the fields, and the pictures. The same article, the same bytes."""
    fields = (
        ("标题", article.title),
        ("作者", article.author),
        ("摘要", article.digest),
        ("原文链接", article.link),
    )
    told = "\r\n".join([STEPS, "", *(f"{label}：{said}" for label, said in fields), ""])
    page = f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{escape(article.title)}</title><body>{article.html}</body></html>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        _put(package, "正文.html", page.encode())
        _put(package, "填写.txt", told.encode("utf-8-sig"))
        for number, picture in enumerate(article.pictures, 1):
            _put(package, f"图片/{number:02d} {harmless(picture.name)}", content_of(picture))
    return out.getvalue()


def _put(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
