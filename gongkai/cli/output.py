"""What machines read: one JSON document on stdout."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from gongkai.cli.program import Unusable
from gongkai.files.why import why


def print_json(document: Any) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def read_text_file(path: str) -> str:
    """A UTF-8 text file or stdin (`-`). Raises Unusable with one sentence."""
    shown = "标准输入" if path == "-" else path
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = content.decode("utf-8-sig")
        if "\x00" in text:
            raise Unusable(f"{shown} 不是文本，无法读取")
        if path == "-" and not text.strip():
            raise Unusable("标准输入是空的")
        return text
    except FileNotFoundError:
        raise Unusable(f"没有找到文件 {path}") from None
    except IsADirectoryError:
        raise Unusable(f"{path} 是文件夹，请给出文件") from None
    except UnicodeDecodeError:
        raise Unusable(f"{shown} 不是UTF-8文本，无法读取") from None
    except OSError as wrong:
        raise Unusable(f"{path} 无法读取：{why(wrong)}") from None


def is_folder(path: str) -> bool:
    """Whether a path is a folder; what cannot be looked at is none, and says why when it is read."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False
