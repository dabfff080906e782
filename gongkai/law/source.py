"""Where a rule stands: acts, citations, and values that changed with the law (法源).

No citation, no rule: `Version` takes its citation as a plain positional argument without a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from gongkai.law.numeral import in_han

T = TypeVar("T")


class LawError(ValueError):
    """A question the law gives no answer to; its text is a sentence for a person."""


class NotYetLaw(LawError):
    """A day before the first version of a rule was asked for."""


class Refusal(LawError):
    """What a person asked for is not allowed: why, and under which articles.

    Attributes: `reasons`, a tuple of (sentence, Citation | None), never empty.
    """

    def __init__(self, *reasons: tuple[str, Citation | None]) -> None:
        self.reasons = reasons
        super().__init__("；".join(f"{says}（{cite}）" if cite else says for says, cite in reasons))


@dataclass(frozen=True)
class Act:
    """A statute or an official document.

    `title` without book marks; `number` is the order or document number ("" where an act is known by
    its title alone); `in_force` the first day of the text cited, None where we could not read it.
    """

    title: str
    number: str
    in_force: date | None
    short: str = ""

    def article(self, number: int, paragraph: int | None = None, item: int | None = None) -> Citation:
        """Cite 第N条 (第N款)(第（N）项) of this act."""
        return Citation(self, number, paragraph, item)

    def whole(self) -> Citation:
        """Cite the document as a whole, where it has no articles or they could not be read."""
        return Citation(self, None, None, None)


@dataclass(frozen=True)
class Citation:
    """A place in an act. `str()` gives the full form people print; `brief` the desk's short form."""

    act: Act
    number: int | None
    paragraph: int | None
    item: int | None

    @property
    def place(self) -> str:
        """第三十六条第（一）项, or "" for the act as a whole."""
        if self.number is None:
            return ""
        said = f"第{in_han(self.number)}条"
        if self.paragraph is not None:
            said += f"第{in_han(self.paragraph)}款"
        if self.item is not None:
            said += f"第（{in_han(self.item)}）项"
        return said

    @property
    def brief(self) -> str:
        return f"{self.act.short or self.act.title}{self.place}"

    def __str__(self) -> str:
        return f"《{self.act.title}》{self.place}" if self.act.title else f"{self.act.number}{self.place}"

    def as_json(self) -> dict[str, Any]:
        """{"act", "article", "paragraph", "item"}: the article in Han numerals, absent parts left out."""
        parts: dict[str, Any] = {"act": self.act.title.removeprefix("中华人民共和国")}
        if self.number is not None:
            parts["article"] = in_han(self.number)
        if self.paragraph is not None:
            parts["paragraph"] = self.paragraph
        if self.item is not None:
            parts["item"] = self.item
        return parts


@dataclass(frozen=True)
class Version(Generic[T]):
    """A value, the day it came into force, and where it is written."""

    since: date
    value: T
    cite: Citation


class Versions(Generic[T]):
    """All versions of one value, oldest first. The day decides which one rules."""

    def __init__(self, *versions: Version[T]) -> None:
        if not versions:
            raise ValueError("a rule needs at least one version")
        if any(a.since >= b.since for a, b in zip(versions, versions[1:], strict=False)):
            raise ValueError("versions stand oldest first")
        self.all = versions

    def on(self, day: date) -> Version[T]:
        """The version in force on `day`. Raises NotYetLaw before the first one."""
        for version in reversed(self.all):
            if version.since <= day:
                return version
        first = self.all[0]
        raise NotYetLaw(
            f"{day} 早于{first.cite.act.title}现行文本的施行日（{first.since}），系统没有当时的规定"
        )
