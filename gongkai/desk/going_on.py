"""Where the check panel goes on after one of its buttons was pressed: at the next finding, or at the one that was refused.

It is carried over the redirect in the session and used once. The page calls that place `#next`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from gongkai.desk.access import DeskRequest

KEPT = "check-panel"


@dataclass(frozen=True)
class GoingOn:
    """`says`: what was done, for the line of the panel's state. `at`: how many findings stand above the next one, -1 for none.

    Of a refusal: the `print` of its finding, why (`wrong`), and the reason as it was typed.
    """

    says: str = ""
    at: int = -1
    print: str = ""
    wrong: str = ""
    reason: str = ""


def keep(request: DeskRequest, going: GoingOn) -> None:
    request.session[KEPT] = asdict(going)


def taken(request: DeskRequest) -> GoingOn:
    """What was kept, which is then gone; nothing to go on with is an empty one."""
    return GoingOn(**request.session.pop(KEPT, {}))
