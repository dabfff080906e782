"""`gongkai serve`: serve the portal and the desk with granian, and a worker beside it."""

from __future__ import annotations

import argparse
import os

from gongkai.cli.program import OK, Unusable

HELP = "启动网站（granian），旁边带一个后台进程"
EXAMPLE = "gongkai serve --port 8000"
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--no-worker", action="store_true", help="不带后台进程（另有 gongkai worker 在运行时）"
    )


def run(args: argparse.Namespace) -> int:
    import socket
    from contextlib import nullcontext

    from granian import Granian
    from granian.constants import Interfaces

    from gongkai.cli.companion import worker_beside
    from gongkai.site.parent import STARTED_BY

    if not 1 <= args.port <= 65535:
        raise Unusable(f"端口 {args.port} 不在 1—65535 之间")
    if not 1 <= args.workers <= 64:
        raise Unusable(f"工作进程数 {args.workers} 不在 1—64 之间")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((args.host, args.port))
        except OSError as wrong:
            raise Unusable(
                f"端口 {args.port} 无法使用（{wrong.strerror}）：可能已有一个系统在运行，请先停掉它，或者用 PORT= 换一个"
            ) from None
    os.environ[STARTED_BY] = str(os.getpid())
    server = Granian(
        "gongkai.site.wsgi:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        websockets=False,
        workers=args.workers,
        blocking_threads=4,
    )
    with nullcontext() if args.no_worker else worker_beside():
        server.serve()
    return OK
