"""A web page's script hidden in a picture or a PDF: such a file is two things at once."""

from __future__ import annotations

import re

from gongkai.law.source import Refusal

MARKS = re.compile(rb"<script[\s>]|<html[\s>]|<!doctype html|<\?php|<svg[\s>]", re.IGNORECASE)


def refuse_script(shown: str, content: bytes) -> None:
    """Raises Refusal where the bytes hold the beginning of a page or a script."""
    if MARKS.search(content):
        raise Refusal((f"“{shown}”里夹带了网页脚本，不能接收；请用原软件重新导出后再上传", None))
