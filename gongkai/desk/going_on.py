"""Where the check panel goes on after one of its buttons was pressed: at the next finding, or at the one that was refused.

It is carried over the redirect in the session, under the address of its document, and used once. The page calls that place `#next`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from gongkai.desk.access import DeskRequest

KEPT = "check-panel"


@dataclass(frozen=True)
class GoingOn:
    """`says`: what was done, for the line of the panel's state. `at`: how many findings stand above the next one, -1 for none.

    Of a refusal: the `print` of its finding, why (`wrong`), and the reason as it was typed, which holds nobody's number.
    """

    says: str = ""
    at: int = -1
    print: str = ""
    wrong: str = ""
    reason: str = ""


def keep(request: DeskRequest, address: str, going: GoingOn) -> None:
    """`address`: of the document whose panel goes on there; "" for a draft that was never saved."""
    request.session[KEPT] = {address: asdict(going)}


def taken(request: DeskRequest, address: str) -> GoingOn:
    """What was kept for that document, which is then gone; nothing to go on with is an empty one."""
    kept = request.session.get(KEPT, {})
    if address not in kept:
        return GoingOn()
    del request.session[KEPT]
    return GoingOn(**kept[address])
