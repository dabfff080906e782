"""How a letter can reach the applicant: electronically by what is on file or was chosen, by post to an address (送达途径).

Who was asked for an opinion is not on file with an address; how a letter reached them is what the desk records.
"""

from __future__ import annotations

from gongkai.cases.for_applicant import TO_APPLICANT
from gongkai.cases.models import Applicant, Case, Letter
from gongkai.files import vault
from gongkai.law.delivery import Electronic, Way
from gongkai.law.source import Refusal

FETCHES = "申请进度页"  # how the form of the portal calls fetching online


def electronic_ways(case: Case) -> tuple[Electronic, ...]:
    """What is open electronically: the mail address on file, the progress page where the applicant chose it."""
    ways = [Electronic.EMAIL] if who_asked(case).email else []
    return (*ways, Electronic.ONLINE) if FETCHES in case.wanted_form else tuple(ways)


def has_address(case: Case) -> bool:
    """Whether there is an address to post a letter to."""
    who = who_asked(case)
    return bool(who.address.strip() or who.post_sealed)


def who_asked(case: Case) -> Applicant:
    return getattr(case, "applicant", None) or Applicant(case=case)


def reach(letter: Letter, way: Way, via: Electronic | None, address: str) -> str:
    """By which means a letter of a request goes out; "" where the way says it all. A typed `address` is kept, sealed, with
    the applicant. Raises Refusal where the applicant cannot be reached this way."""
    if letter.case is None or letter.kind not in TO_APPLICANT:
        return ""
    if way is Way.POST:
        _keep_address(letter.case, address)
    return _means(electronic_ways(letter.case), via).value if way is Way.ELECTRONIC else ""


def _means(open_to: tuple[Electronic, ...], via: Electronic | None) -> Electronic:
    cite = Way.ELECTRONIC.cite
    if not open_to:
        says = "没有登记申请人的电子邮箱，申请人也没有选择在申请进度页下载，不能以电子形式送达；请直接送达或者邮寄"
        raise Refusal((says, cite))
    if via is None and len(open_to) == 1:
        return open_to[0]
    if via is None:
        raise Refusal((f"请写明以哪一种电子形式送达：{'、'.join(w.label for w in open_to)}", cite))
    if via not in open_to:
        lacks = {
            Electronic.EMAIL: "没有登记申请人的电子邮箱",
            Electronic.ONLINE: "申请人没有选择在申请进度页下载",
        }
        raise Refusal((f"{lacks[via]}，不能{via.label}；可以{'、'.join(w.label for w in open_to)}", cite))
    return via


def _keep_address(case: Case, address: str) -> None:
    if address.strip():
        who = who_asked(case)
        who.post_sealed = vault.seal_text(address.strip())
        who.save(update_fields=["post_sealed"])
    elif not has_address(case):
        raise Refusal(("没有登记申请人的通信地址，请填写邮寄地址，或者以其他方式送达", Way.POST.cite))
