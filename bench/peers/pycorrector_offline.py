"""pycorrector's two correctors that need no download: `confusion` (its example list) or `proper` (its own names and idioms).

The package imports torch, which it does not declare and these two never use, so they are imported without it.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from importlib.util import find_spec

from timed import measure


def _without_the_rest() -> None:
    """Make `pycorrector` an empty package over its own folder, so that only what is asked for is imported."""
    found = find_spec("pycorrector")
    if found is None:
        raise ImportError("pycorrector")
    package = types.ModuleType("pycorrector")
    package.__path__ = list(found.submodule_search_locations or [])
    sys.modules["pycorrector"] = package


def prepare() -> Callable[[str], int]:
    _without_the_rest()
    if sys.argv[2] == "proper":
        from pycorrector.proper_corrector import ProperCorrector

        one = ProperCorrector()
    else:
        from pycorrector.confusion_corrector import ConfusionCorrector

        one = ConfusionCorrector(
            custom_confusion_path_or_dict={"布署": "部署", "按步就班": "按部就班", "帐单": "账单"}
        )
    lines = lambda text: [line for line in text.split("\n") if line.strip()]  # noqa: E731
    return lambda text: sum(len(one.correct(line)["errors"]) for line in lines(text))


measure(prepare)
