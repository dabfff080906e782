"""The sheets of a document under review: an opinion, the first review's judgements, verdicts a piece, the attribute."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from gongkai.desk.forms import Sheet, blank_first, line, words
from gongkai.documents.acts import Ruling
from gongkai.documents.pieces import Piece
from gongkai.law.attribute import Attribute
from gongkai.law.exemption import EXEMPTIONS
from gongkai.law.judgement import Judged, SecrecyVerdict
from gongkai.text.book_marks import in_book_marks


class OpinionForm(Sheet):
    opinion = words("意见", 2, 500, required=False)

    def facts(self) -> dict[str, Any]:
        """What the act is told."""
        return {"opinion": self.cleaned_data["opinion"]}


class WhyForm(OpinionForm):
    """An act that is never taken without a word."""

    opinion = words("意见", 2, 500)


class BareForm(Sheet):
    """An act that asks for nothing."""

    def facts(self) -> dict[str, Any]:
        return {}


class FirstReviewForm(OpinionForm):
    wording = line("表述研判", 200, help_text="表述是否准确、易懂，会不会引起误读")
    timing = line("时机研判", 200, help_text="现在公开是否合适，与有关工作是否衔接")
    manner = line("方式研判", 200, help_text="在哪里公开、要不要解读和回应预案")

    field_order = ("wording", "timing", "manner", "opinion")

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return super().facts() | {"judged": Judged(given["wording"], given["timing"], given["manner"])}


class SecrecyForm(OpinionForm):
    """A verdict and a reason for every piece of the package: the body and each attachment, of each text."""

    def __init__(self, *args: Any, pieces: Iterable[Piece], asks_opinion: bool = True, **kwargs: Any) -> None:
        self.pieces = list(pieces)
        super().__init__(*args, **kwargs)
        several = len({piece.edition.pk for piece in self.pieces}) > 1
        for piece in self.pieces:
            name = (
                f"{in_book_marks(piece.edition.document.title[:30])}{piece.name}" if several else piece.name
            )
            self.fields[f"verdict-{piece.key}"] = forms.ChoiceField(
                label=f"{name}：结论", choices=blank_first([(v.value, v.label) for v in SecrecyVerdict], "请选择"),
                widget=forms.Select(attrs={"class": "form-select"}),
                error_messages={"required": f"请选择“{name}”的保密审查结论"},
            )  # fmt: skip
            self.fields[f"reason-{piece.key}"] = forms.CharField(
                label=f"{name}：理由", max_length=300, required=False, widget=forms.TextInput(attrs={"class": "form-control"}),
                help_text="不是“可公开”的，写明是哪一处、依据什么",
            )  # fmt: skip
        self.order_fields([n for n in self.fields if n != "opinion"] + ["opinion"])
        if not asks_opinion:
            del self.fields["opinion"]

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        rulings = {
            piece.key: Ruling(
                SecrecyVerdict(given[f"verdict-{piece.key}"]), given[f"reason-{piece.key}"].strip()
            )
            for piece in self.pieces
        }
        return {"rulings": rulings} | ({"opinion": given["opinion"]} if "opinion" in given else {})


class AttributeForm(Sheet):
    attribute = forms.ChoiceField(
        label="公开属性", choices=[(a.value, a.label) for a in Attribute], widget=forms.RadioSelect
    )
    ground = forms.ChoiceField(
        label="不予公开的情形", choices=blank_first([(e.code, f"{e.label}（{e.cite.brief}）") for e in EXEMPTIONS], "—"),
        required=False,
    )  # fmt: skip
    reason = line("理由", 300)

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "attribute": Attribute(given["attribute"]),
            "ground": given["ground"],
            "reason": given["reason"],
        }
