"""Where the check panel goes on after one of its buttons was pressed: at the next finding, or at the one that was refused.

It is carried over the redirect in the session, under the address of its document, and used once. The page calls that place `#next`.
Reasons that stand half typed beside other findings go with it, so that a press at one finding takes nothing away at another.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace

from gongkai.desk.access import DeskRequest
from gongkai.documents.clearing.nobodys import require_nobodys
from gongkai.law.source import LawError

KEPT = "check-panel"
REASON = "reason-"  # with the print of a finding: the field beside it
MOST_TYPED = 50


@dataclass(frozen=True)
class GoingOn:
    """`says`: what was done, for the line of the panel's state. `at`: how many findings stand above the next one, -1 for none.

    Of a refusal: the `print` of its finding, why (`wrong`), and the reason as it was typed, which holds nobody's number.
    `typed`: what stands half typed beside other findings, by their prints.
    """

    says: str = ""
    at: int = -1
    print: str = ""
    wrong: str = ""
    reason: str = ""
    typed: dict[str, str] = field(default_factory=dict)


def reason_of(request: DeskRequest, print_: str) -> str:
    """The reason as typed; a wording that stands in several places has as many fields for it."""
    return next((one for one in request.POST.getlist(f"{REASON}{print_}") if one.strip()), "")


def half_typed(request: DeskRequest) -> dict[str, str]:
    """The reasons that came with a sheet, by the prints of their findings; one with somebody's number is kept nowhere."""
    prints = [name.removeprefix(REASON) for name in request.POST if name.startswith(REASON)]
    typed = {print_: reason_of(request, print_) for print_ in prints[:MOST_TYPED]}
    return {print_: reason for print_, reason in typed.items() if reason and _is_nobodys(reason)}


def _is_nobodys(reason: str) -> bool:
    try:
        require_nobodys("理由", reason)
    except LawError:
        return False
    return True


def keep(request: DeskRequest, address: str, going: GoingOn, *, done: str = "") -> None:
    """`address`: of the document whose panel goes on there; "" for a draft that was never saved. `done`: the print whose reason
    was taken, or is told of by `going` itself."""
    typed = {print_: reason for print_, reason in half_typed(request).items() if print_ != done}
    request.session[KEPT] = {address: asdict(replace(going, typed=typed))}


def taken(request: DeskRequest, address: str) -> GoingOn:
    """What was kept for that document, which is then gone; nothing to go on with is an empty one."""
    kept = request.session.get(KEPT, {})
    if address not in kept:
        return GoingOn()
    del request.session[KEPT]
    return GoingOn(**kept[address])
