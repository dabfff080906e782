"""The baseline file (既往问题清单): per file, the fingerprints of what is let be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from gongkai.cli.program import Unusable
from gongkai.text.baseline import known
from gongkai.text.checked import Checked

VERSION = 1
_NONE = "{} 不是既往问题清单，请用 --write-baseline 重新生成"


def read(path: Path) -> Mapping[str, Mapping[str, int]]:
    """File name → fingerprint → how often. Raises Unusable."""
    try:
        said = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise Unusable(f"没有找到既往问题清单 {path}，请先用 --write-baseline 生成") from None
    except OSError as wrong:
        raise Unusable(f"既往问题清单 {path} 无法读取：{wrong.strerror}") from None
    except (ValueError, RecursionError):
        raise Unusable(_NONE.format(path)) from None
    if not isinstance(said, dict) or not _are_counts(said.get("files")):
        raise Unusable(_NONE.format(path))
    if said.get("version") != VERSION:
        raise Unusable(f"{path} 是另一个版本的清单，请重新生成")
    files: Mapping[str, Mapping[str, int]] = said["files"]
    return files


def _are_counts(files: object) -> bool:
    """Whether every file's fingerprints are counted in whole numbers."""
    return isinstance(files, dict) and all(
        isinstance(counted, dict) and all(type(many) is int for many in counted.values())
        for counted in files.values()
    )


def write(path: Path, all_checked: Iterable[Checked]) -> None:
    files = {one.file: known(one.findings, one.text) for one in all_checked if one.findings}
    path.write_text(
        json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
