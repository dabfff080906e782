"""The baseline file (既往问题清单): per file, the fingerprints of what is let be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from gongkai.cli.program import Unusable
from gongkai.text.baseline import known
from gongkai.text.checked import Checked

VERSION = 1


def read(path: Path) -> Mapping[str, Mapping[str, int]]:
    """File name → fingerprint → how often. Raises Unusable."""
    try:
        said = json.loads(path.read_text("utf-8"))
        if said["version"] != VERSION:
            raise Unusable(f"{path} 是另一个版本的清单，请重新生成")
        files: Mapping[str, Mapping[str, int]] = said["files"]
        return files
    except FileNotFoundError:
        raise Unusable(f"没有找到既往问题清单 {path}，请先用 --write-baseline 生成") from None
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError):
        raise Unusable(f"{path} 不是既往问题清单") from None


def write(path: Path, all_checked: Iterable[Checked]) -> None:
    files = {one.file: known(one.findings, one.text) for one in all_checked if one.findings}
    path.write_text(
        json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
