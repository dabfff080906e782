"""`gongkai worker`: the work that passes by itself: the night at its hour, what was missed, jobs asked for at the desk."""

from __future__ import annotations

import argparse

from gongkai.cli.program import OK

HELP = "后台进程：到点运行每晚的工作，补做错过的，办理工作台点下的任务（serve 会自带一个）"
EXAMPLE = "gongkai worker"
NEEDS_DATABASE = True
LAST_SECONDS = 20  # what a job may still take when the server beside it is gone


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="办完排队的任务就结束，不等下一次")


def run(args: argparse.Namespace) -> int:
    from django.core.management import call_command
    from django.utils import timezone

    from gongkai.cli.jobs.releases import watch
    from gongkai.cli.tick import tick
    from gongkai.journal.acts import plan
    from gongkai.site.parent import follow_parent

    follow_parent(_leave)
    plan(tick, timezone.now())
    plan(watch, timezone.now())
    call_command("db_worker", batch=args.once, reload=False, startup_delay=False)
    return OK


def _leave() -> None:
    """Let the job at hand come to its end, but not for ever."""
    import os
    import signal
    import time

    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(LAST_SECONDS)
    os._exit(1)
