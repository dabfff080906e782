"""What a reply says about one point (逐项答复): the finding in the regulation's words, the articles, the decision.

The words are chosen by the outcome, never typed. What the facts of the case add (what was searched, why the ground
is met, where the information stands) is the agency's to write; which of it a reply may not leave out stands here.
Outcomes the regulation has no article for are told without one.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.law.outcome import Outcome
from gongkai.law.source import Act, Citation
from gongkai.law.statutes import FEE_2020, OGI_2019

WITHHOLDS = "本机关决定不予公开"
CEASES = "视为放弃申请，本机关不再处理该政府信息公开申请"

# What a reply adds to the statutory words: name in the code → what a person calls it.
ADDED = {"finding": "检索、审查情况", "reasons": "理由", "gives": "提供的内容，或者获取的方式、途径"}


@dataclass(frozen=True)
class Decision:
    """`because` and `decides` are the two halves of the sentence; `must_add` what the agency writes besides."""

    because: str
    cites: tuple[Citation, ...]
    decides: str
    must_add: tuple[str, ...]

    def sentence(self, more: tuple[Citation, ...] = ()) -> str:
        """该信息……。依照……的规定，本机关决定……。 `more` are articles of the case beyond the outcome's own."""
        cites = tuple(dict.fromkeys((*self.cites, *more)))
        under = f"依照{listed(cites)}的规定，" if cites else ""
        return f"{self.because}。{under}{self.decides}。"


def listed(cites: tuple[Citation, ...]) -> str:
    """Articles one behind the other, an act named once: 《……条例》第十四条、第三十六条第（三）项."""
    said: list[str] = []
    named: Act | None = None
    for cite in cites:
        said.append(cite.place if cite.act == named and cite.place else str(cite))
        named = cite.act if cite.place else None
    return "、".join(said)


def _a(article: int, paragraph: int | None = None, item: int | None = None) -> Citation:
    return OGI_2019.article(article, paragraph, item)


REFUSED = _a(36, item=3)
DECISIONS: dict[Outcome, Decision] = {
    Outcome.ALREADY_PUBLIC: Decision("该信息已经主动公开", (_a(36, item=1),), "现将获取该信息的方式、途径告知您（单位）", ("gives",)),
    Outcome.GRANTED: Decision("该信息可以公开", (_a(36, item=2),), "本机关决定予以公开", ("gives",)),
    Outcome.GRANTED_IN_PART: Decision(
        "该信息中含有不应当公开或者不属于政府信息的内容，但是能够作区分处理", (_a(37),),
        "本机关决定提供可以公开的内容，其余内容不予公开", ("gives", "reasons"),
    ),
    Outcome.WITHHELD_SECRET: Decision("该信息属于依法确定为国家秘密的政府信息", (_a(14), REFUSED), WITHHOLDS, ("reasons",)),
    Outcome.WITHHELD_FORBIDDEN: Decision("该信息属于法律、行政法规禁止公开的政府信息", (_a(14), REFUSED), WITHHOLDS, ("reasons",)),
    Outcome.WITHHELD_SAFETY: Decision(
        "该信息公开后可能危及国家安全、公共安全、经济安全、社会稳定", (_a(14), REFUSED), WITHHOLDS, ("reasons",)
    ),
    Outcome.WITHHELD_THIRD_PARTY: Decision(
        "该信息涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害", (_a(15), REFUSED), WITHHOLDS, ("reasons",)
    ),
    Outcome.WITHHELD_INTERNAL: Decision(
        "该信息属于人事管理、后勤管理、内部工作流程等方面的内部事务信息", (_a(16, 1), REFUSED), WITHHOLDS, ("reasons",)
    ),
    Outcome.WITHHELD_PROCESS: Decision(
        "该信息属于履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息", (_a(16, 2), REFUSED),
        WITHHOLDS, ("reasons",),
    ),
    Outcome.WITHHELD_ENFORCEMENT_FILE: Decision("该信息属于行政执法案卷信息", (_a(16, 2), REFUSED), WITHHOLDS, ("reasons",)),
    Outcome.WITHHELD_QUERY_MATTER: Decision(
        "有关法律、行政法规对获取该信息有特别规定", (_a(36, item=7),), "请您（单位）依照该特别规定办理", ("gives",)
    ),
    Outcome.NOT_HELD_ABSENT: Decision("经检索，没有您（单位）所申请公开的该项信息", (_a(36, item=4),), "现告知您（单位）该政府信息不存在", ("finding",)),
    Outcome.NOT_HELD_ELSEWHERE: Decision("该信息不属于本机关负责公开", (_a(36, item=5),), "本机关无法提供，现予告知", ("reasons",)),
    Outcome.NEEDS_MAKING: Decision("提供该信息需要对现有政府信息进行加工、分析", (_a(38),), "本机关不予提供", ("reasons",)),
    Outcome.STILL_UNCLEAR: Decision("经补正，申请内容仍不明确", (_a(30),), "本机关无法提供", ("reasons",)),
    Outcome.DECLINED_PETITION: Decision(
        "该项申请是以政府信息公开申请的形式进行信访、投诉、举报等活动", (_a(39, 1),),
        "本机关不作为政府信息公开申请处理", ("reasons",),
    ),
    Outcome.DECLINED_REPEATED: Decision(
        "您（单位）此前已经就该信息提出申请，本机关已经作出答复", (_a(36, item=6),), "本机关不予重复处理", ("reasons",)
    ),
    Outcome.DECLINED_PUBLICATION: Decision(
        "该项申请要求提供的是政府公报、报刊、书籍等公开出版物", (_a(39, 2),), "现将获取的途径告知您（单位）", ("gives",)
    ),
    Outcome.DECLINED_EXCESSIVE: Decision(
        "申请公开政府信息的数量、频次明显超过合理范围，且所说明的理由不合理", (_a(35),), "本机关不予处理", ("reasons",)
    ),
    Outcome.DECLINED_RECONFIRM: Decision(
        "您（单位）已经获取该信息，该项申请要求本机关予以确认或者重新出具", (), "本机关不予处理", ("reasons",)
    ),
    Outcome.NOT_COMPLETED: Decision("您（单位）无正当理由逾期未补正申请内容", (_a(30),), CEASES, ()),
    Outcome.FEE_UNPAID: Decision("您（单位）逾期未缴纳信息处理费", (FEE_2020.whole(),), CEASES, ()),
    Outcome.OTHER_ENDED: Decision("因申请人撤回申请", (), "本机关不再处理该政府信息公开申请", ()),
}  # fmt: skip
