"""TM103 领导人姓名、职务、次序有误。

Why: 领导人的姓名、职务和排序是严肃的事；名单由本单位提供，没有名单就不查。
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from gongkai.text.finding import Gravity
from gongkai.text.lists import Leader, Lists
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

# What a title ends in; 副 makes it another.
_OFFICE = re.compile(r"副?(?:书记|[市省县区镇乡局厅部处科组会院]长|检察长|秘书长|主任|主席|常委|总理|委员)$")
# Behind the name, as it is addressed: 王开远市长, 王开远（市长）; not the office of somebody named next: 王开远、市长….
_BEHIND = re.compile(
    r"[（(]?(?P<office>副?(?:书记|[市省县区镇乡局厅部处科]长|检察长|秘书长|主任|主席|总理))(?!助理|办公会|候选)"
)
_BETWEEN = re.compile(r"(?:、|，|和|及|与)?[一-龥、]{0,16}$")
_REACH = 6


def check(passage: Passage) -> Iterator[Hit]:
    leaders = passage.lists.leaders
    if not leaders:
        return
    text = passage.shadow
    named = sorted((at, leader) for leader in leaders for at in passage.places(leader.name))
    yield from _out_of_order(text, named)
    for at, leader in named:
        why = {"why": f"{leader.name}的职务是{'、'.join(leader.titles)}"}
        if title := _wrong_title(text, at, leader):
            yield Hit(at - len(title), at, leader.titles[0], words=why)
        elif behind := _wrong_title_behind(text, at + len(leader.name), leader):
            yield Hit(*behind.span("office"), leader.titles[0], words=why)
    for leader in leaders:
        yield from _misspelt(passage, leader)


def _out_of_order(text: str, named: list[tuple[int, Leader]]) -> Iterator[Hit]:
    """In one enumeration a later name that should have come first."""
    for (at, one), (then, other) in pairwise(named):
        between = text[_past_address(text, at + len(one.name), one) : then]
        if (
            one.order > other.order
            and between[:1] in ("、", "和", "及", "与")
            and _BETWEEN.fullmatch(between)
        ):
            yield Hit(at, then + len(other.name), words={"why": f"{other.name}应排在{one.name}之前"})


def _past_address(text: str, end: int, leader: Leader) -> int:
    """Where a name ends together with the title it is addressed by: 李同洲副市长, 李同洲（副市长）同志."""
    opened = text[end : end + 1] in ("（", "(")
    own = [title for title in leader.titles if text.startswith(title, end + opened)]
    if own:
        end += opened + max(map(len, own))
    elif found := _BEHIND.match(text, end):
        end = found.end()
    if opened and text[end : end + 1] in ("）", ")"):
        end += 1
    return end + 2 if text.startswith("同志", end) else end


def _wrong_title(text: str, at: int, leader: Leader) -> str:
    """The office before the name where it is none of the person's; empty where it is, or where none stands."""
    found = _OFFICE.search(text[max(0, at - _REACH) : at])
    offices = _offices(leader)
    return found[0] if found and offices and found[0] not in offices else ""


def _wrong_title_behind(text: str, end: int, leader: Leader) -> re.Match[str] | None:
    """The same of the office right behind the name."""
    found, offices = _BEHIND.match(text, end), _offices(leader)
    return found if found and offices and found["office"] not in offices else None


def _offices(leader: Leader) -> set[str]:
    return {
        office[0] for title in leader.titles for part in title.split("、") if (office := _OFFICE.search(part))
    }


def _misspelt(passage: Passage, leader: Leader) -> Iterator[Hit]:
    """A name one character off right behind the leader's own title."""
    text, size = passage.shadow, len(leader.name)
    for title in leader.titles:
        for place in passage.places(title):
            at = place + len(title)
            found = text[at : at + size]
            wrong = sum(one != two for one, two in zip(found, leader.name, strict=False))
            if len(found) == size and wrong == 1 and found[0] == leader.name[0]:
                yield Hit(at, at + size, leader.name, words={"why": f"{title}是{leader.name}"})


RULE = Rule(
    code="TM103",
    name="leader-misnamed",
    gravity=Gravity.ERROR,
    says="“{found}”有误：{why}",
    source="本单位提供的领导人名单",
    wrong=(
        "副市长李同洲、市长王开远出席。",
        "李同洲副市长、王开远市长出席。",
        "李同洲副市长和王开远市长出席。",
        "李同洲（副市长）、王开远（市长）出席。",
        "李同洲同志、王开远同志出席。",
        "市委书记王开远主持会议。",
        "市长王开元主持会议。",
        "副市长王开远主持会议。",
        "市长李同洲汇报。",
        "会议由李同洲市长主持。",
        "李同洲（市长）出席仪式。",
    ),
    right=(
        "市长王开远、副市长李同洲出席。",
        "市长王开远主持会议，副市长李同洲汇报。",
        "李同洲汇报后，王开远作了讲话。",
        "示例市人民政府市长王开远",
        "市长王开远听取汇报。",
        "市委副书记、市长王开远出席。",
        "市长王开远和代表合影。",
        "会议由王开远市长主持，李同洲副市长汇报。",
        "王开远、副市长李同洲的讲话另发。",
        "王开远市长、李同洲副市长出席。",
        "李同洲副市长汇报后，王开远市长讲话。",
        "李同洲主持会议，李同洲市场调研。",
    ),
    check=check,
    scope=Scope.PASSAGE,
    lists=Lists(
        leaders=(
            Leader("王开远", ("市长",), 1),
            Leader("李同洲", ("副市长",), 2),
        )
    ),
)
