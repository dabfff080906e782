"""What machines read: one JSON document on stdout."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from gongkai.cli.program import Unusable


def print_json(document: Any) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def read_text_file(path: str) -> str:
    """A small UTF-8 text file or stdin (`-`). Raises Unusable with one sentence."""
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text("utf-8")
    except FileNotFoundError:
        raise Unusable(f"没有找到文件 {path}") from None
    except IsADirectoryError:
        raise Unusable(f"{path} 是文件夹，请给出文件") from None
    except UnicodeDecodeError:
        raise Unusable(f"{path} 不是UTF-8文本，无法读取") from None
    except OSError as wrong:
        raise Unusable(f"{path} 无法读取：{wrong.strerror}") from None
