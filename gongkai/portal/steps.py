"""The pages of a request in their order, and how far a draft has come (申请步骤)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.cases.models import Draft, DraftFile
from gongkai.portal.asking import ApplicantForm, AskedForm, ContactForm, DeliveryForm, ProofForm, StepForm

CHECK = "check"


@dataclass(frozen=True)
class Step:
    """One page: its name in the address, its title, the form on it."""

    slug: str
    title: str
    form: type[StepForm]

    @property
    def number(self) -> int:
        return STEPS.index(self) + 1

    @property
    def after(self) -> str:
        """The page that follows."""
        return STEPS[self.number].slug if self.number < len(STEPS) else CHECK

    @property
    def before(self) -> str:
        """The page one goes back to, "" for the start."""
        return STEPS[self.number - 2].slug if self.number > 1 else ""

    @property
    def template(self) -> str:
        return f"portal/apply_{self.slug}.html"


STEPS = (
    Step("applicant", "申请人", ApplicantForm),
    Step("proof", "身份证明", ProofForm),
    Step("contact", "联系方式", ContactForm),
    Step("asked", "需要的信息", AskedForm),
    Step("delivery", "获取方式", DeliveryForm),
)
BY_SLUG = {step.slug: step for step in STEPS}


@dataclass(frozen=True)
class Written:
    """What a draft holds, opened once for a page."""

    said: dict[str, Any]
    seen: frozenset[str]
    files: Sequence[DraftFile]

    def bound(self, step: Step) -> StepForm:
        """The page as it was filled in, checked."""
        return step.form(self.said, files=self.files)

    def blank(self, step: Step) -> StepForm:
        """The page with what is there, not checked yet."""
        return step.form(initial=self.said, files=self.files)

    def state(self, step: Step) -> str:
        """ "done", "wrong" (gone through, then made wrong by a later change) or "todo"."""
        if step.slug not in self.seen:
            return "todo"
        return "done" if self.bound(step).is_valid() else "wrong"

    def has_any(self, step: Step) -> bool:
        """Whether a page gone through holds anything: a page of files may be left empty."""
        return bool(self.bound(step).rows())


def written(draft: Draft | None) -> Written:
    content = draft.content if draft else {}
    files = list(draft.files.all()) if draft else []
    return Written(content.get("said", {}), frozenset(content.get("seen", [])), files)


STATES = {"done": "已填", "none": "没有上传（可以不传）", "wrong": "需要修改", "todo": "未填"}
LAST = {True: "正在核对", False: "未提交"}


@dataclass(frozen=True)
class Mark:
    """A line of the step list."""

    slug: str
    title: str
    state: str
    here: bool
    open: bool

    @property
    def says(self) -> str:
        if self.slug == CHECK:
            return LAST[self.here]
        return "正在填写" if self.here else STATES[self.state]


def marks(now: Written, here: str) -> list[Mark]:
    """The step list: what is filled can be opened, and the first that is not."""
    found: list[Mark] = []
    reached = True
    for step in STEPS:
        state = now.state(step)
        looks = "none" if state == "done" and not now.has_any(step) else state
        found.append(Mark(step.slug, step.title, looks, step.slug == here, reached or state != "todo"))
        reached = reached and state == "done"
    return [*found, Mark(CHECK, "核对提交", "todo", here == CHECK, reached)]
