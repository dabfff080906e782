"""What one document does to another (文件的修改、替代、废止), and how the validity of the older one follows."""

from enum import StrEnum

from gongkai.law.source import Citation
from gongkai.law.statutes import NORMATIVE_2018, OGI_2019

UNDER: Citation = NORMATIVE_2018.whole()
RIGHT: Citation = OGI_2019.article(6, 1)


class Effect(StrEnum):
    """By which word of the newer document."""

    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"

    @property
    def label(self) -> str:
        return {"amends": "修改", "replaces": "替代", "repeals": "废止"}[self]

    @property
    def passive(self) -> str:
        """As the older document says it: 被…修改."""
        return {"amends": "修改", "replaces": "代替", "repeals": "废止"}[self]


def ends(effect: Effect, *, in_part: bool) -> bool:
    """Whether the older document is out of force by it: replaced or repealed as a whole."""
    return effect is not Effect.AMENDS and not in_part


class CleanUp(StrEnum):
    """What a yearly clean-up decides on a normative document (清理结论)."""

    KEEP = "keep"
    AMEND = "amend"
    REPEAL = "repeal"
    LAPSE = "lapse"

    @property
    def label(self) -> str:
        return {"keep": "继续有效", "amend": "修改", "repeal": "废止", "lapse": "宣布失效"}[self]
