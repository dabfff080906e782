"""By whose hand a step is taken (经办岗位): the posts named by regulations and by the bureau's own rules."""

from enum import StrEnum


class Hand(StrEnum):
    """Who acts. The first two are no posts: the public, and time itself."""

    APPLICANT = "applicant"
    CLOCK = "clock"
    HEAD = "head"
    DEPUTY = "deputy"
    OFFICE_HEAD = "office_head"
    DISCLOSURE_CLERK = "disclosure"
    SECRECY_REVIEWER = "secrecy"
    LEGAL_REVIEWER = "legal"
    DIVISION_HEAD = "div_head"
    CLERK = "clerk"
    UNIT_CLERK = "unit"
    WINDOW = "window"
    ASSESSOR = "auditor"
    ADMINISTRATOR = "sysadmin"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Hand.APPLICANT: "申请人",
    Hand.CLOCK: "系统自动",
    Hand.HEAD: "主要负责人",
    Hand.DEPUTY: "分管领导",
    Hand.OFFICE_HEAD: "政府信息公开工作机构负责人",
    Hand.DISCLOSURE_CLERK: "公开专干",
    Hand.SECRECY_REVIEWER: "保密审查员",
    Hand.LEGAL_REVIEWER: "法制审核员",
    Hand.DIVISION_HEAD: "科室负责人",
    Hand.CLERK: "科室信息员",
    Hand.UNIT_CLERK: "局属单位信息员",
    Hand.WINDOW: "政务大厅窗口",
    Hand.ASSESSOR: "考核监督员",
    Hand.ADMINISTRATOR: "系统管理员",
}

# Posts a staff member can hold; the public and the clock hold none.
POSTS = tuple(h for h in Hand if h not in (Hand.APPLICANT, Hand.CLOCK))
