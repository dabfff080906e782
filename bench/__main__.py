"""Run every benchmark, or those named: `python -m bench full_text`."""

import sys
from importlib import import_module

for name in sys.argv[1:] or (
    "working_days",
    "text_check",
    "full_text",
    "all_clocks",
    "importing",
    "personal",
):
    benchmark = import_module(f"bench.{name}")
    print(f"== {(benchmark.__doc__ or '').splitlines()[0]}")
    benchmark.main()
