"""`gongkai nightly`: what time does by itself: clocks computed again, live pages read for mistakes."""

from __future__ import annotations

import argparse

from gongkai.cli.output import print_json
from gongkai.cli.program import OK

HELP = "每晚的工作：重算在办申请的期限，巡查在线文字"
EXAMPLE = "gongkai nightly --json"
NEEDS_DATABASE = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    from gongkai.agencies.models import Agency
    from gongkai.cases.acts import recompute
    from gongkai.cases.models import Case
    from gongkai.quality.acts import patrol
    from gongkai.site.today import today

    day = today()
    clocks = recompute(Case.objects.all(), day)
    patrols = [patrol(agency, on=day) for agency in Agency.objects.order_by("pk")]
    done = {
        "clocks_changed": clocks,
        "pages_read": sum(p.read for p in patrols),
        "findings_entered": sum(p.entered for p in patrols),
    }
    if args.json:
        print_json(done)
    else:
        print("期限变化{clocks_changed}件；巡查{pages_read}页，新登记差错{findings_entered}处".format(**done))
    return OK
