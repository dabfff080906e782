"""Why a file cannot be read or written, in the user's words."""

from __future__ import annotations

import errno

SAYS = {
    errno.ENOENT: "没有这个文件，或者链接指向的文件已经不在", errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.ELOOP: "链接绕回自己",
    errno.EISDIR: "是文件夹", errno.ENOTDIR: "路径中间有一段不是文件夹", errno.ENAMETOOLONG: "名称过长", errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只能读", errno.EIO: "磁盘出错",
}  # fmt: skip


def why(trouble: OSError) -> str:
    return SAYS.get(trouble.errno or 0, trouble.strerror or type(trouble).__name__)
