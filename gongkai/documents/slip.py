"""The review of an edition on paper (审签单): release, secrecy review and attribute, as the office files them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gongkai.documents.corrected import corrections, said
from gongkai.documents.describing import CHANNELS
from gongkai.documents.interpreting.models import InterpretationPlan
from gongkai.documents.models import Document, Edition, Review
from gongkai.files.paper import Grid, Line, paper
from gongkai.law.attribute import Attribute
from gongkai.law.chain import chain_of
from gongkai.law.interpretation import Form

NARROW = (3.6, 13.6)
WIDE = (5.2, 2.6, 4.8, 2.4, 2.2)


def slip(edition: Edition, address: str, day: date) -> bytes:
    """The slip as .docx. `address`: where the document stands, or will."""
    document = edition.document
    reviews = list(edition.reviews.select_related("by", "covers"))
    parts: list[Line | Grid] = [
        Line("信息发布审签单", 18, centred=True),
        Line(f"{document.agency.name}　索引号：{document.index_no}　第{edition.number}版"),
        Grid(
            [*_what(document, edition), *_steps(document, reviews), *_after(edition, reviews, address)],
            NARROW,
        ),
        Line("保密审查表", 16, centred=True),
        Grid([("审查对象", "结论", "理由", "审查人", "日期"), *_verdicts(edition)], WIDE, head=True),
        Line("先审查、后公开，正文和每个附件逐一审查（保密法第三十五条；条例第十七条）。", 9),
        Line("公开属性认定", 16, centred=True),
        Grid(_attribute(document), NARROW),
    ]
    plan = InterpretationPlan.objects.select_related("responsible").filter(document=document).first()
    if plan is not None:
        parts += [Line("政策解读方案", 16, centred=True), Grid(_plan(plan), NARROW)]
    return paper(f"审签单 {document.index_no}", parts, author=document.agency.name, day=day)


def _what(document: Document, edition: Edition) -> list[tuple[str, object]]:
    files = [f"{at}. {kept.name}" for at, kept in enumerate(edition.attachments.all(), 1)]
    return [
        ("标题", edition.title),
        ("发文字号", said(edition, "doc_no") or "—"),
        ("拟稿", f"{document.division} {edition.author.name} {edition.made_on}"),
        (
            "类型、类别和栏目",
            f"{document.get_kind_display()}；{document.get_category_display()}；{document.column}",
        ),
        ("公开渠道", "、".join(CHANNELS.get(code, code) for code in document.channels) or "—"),
        ("附件", "\n".join(files) or "无"),
        ("修改原因", _why(edition)),
        (
            "更正著录",
            "\n".join(f"{one.label}：{one.was} → {one.now}" for one in corrections(edition)) or "无",
        ),
    ]


def _why(edition: Edition) -> str:
    """Why a new edition was written, and whether the words before may still be read."""
    if edition.number == 1:
        return edition.note or "—"
    return f"{edition.note}（更正前的文字{'不再显示' if edition.hides_before else '可以对照'}）"


def _steps(document: Document, reviews: list[Review]) -> Iterable[tuple[str, object]]:
    """Each step of the chain with what was said last at it, and what is still open."""
    given = {review.act: review for review in reviews}
    if urgent := given.get("sign_urgently"):
        yield "紧急签发", _said(urgent)
        return
    for step in chain_of(document.kind).steps:
        review = given.get(step.act)
        yield step.label, _said(review) if review else "（未办理）"


def _said(review: Review) -> str:
    judged = [("表述", review.wording), ("时机", review.timing), ("方式", review.manner)]
    lines = [f"{name}：{said}" for name, said in judged if said]
    by = f"{review.by.name}（代{review.covers.name}）" if review.covers else review.by.name
    return "\n".join([*lines, review.opinion or review.label, f"{by}　{review.on}"])


def _after(edition: Edition, reviews: list[Review], address: str) -> list[tuple[str, object]]:
    given = {review.act: review for review in reviews}
    out, checked = given.get("publish"), given.get("check_release")
    return [
        ("发布", f"{out.by.name}　{out.on}\n{address}" if out else "（未发布）"),
        ("发布后核对", _said(checked) if checked else "（未核对）"),
        ("内容指纹", edition.digest),
        ("著录指纹", edition.record_digest or "（未送审）"),
    ]


def _verdicts(edition: Edition) -> list[tuple[object, ...]]:
    found = edition.verdicts.select_related("by").order_by("id")
    rows: list[tuple[object, ...]] = [
        (v.piece, v.get_verdict_display(), v.reason or "—", v.by.name, v.on) for v in found
    ]
    return rows or [("（尚未审查）", "", "", "", "")]


def _plan(plan: InterpretationPlan) -> list[tuple[str, object]]:
    return [
        ("解读主体", plan.interpreter),
        *plan.outline,
        ("解读形式", "、".join(Form(code).label for code in plan.forms)),
        ("解读渠道", "、".join(CHANNELS.get(code, code) for code in plan.channels)),
        ("解读时间", plan.when),
        ("负责人", plan.responsible.name),
    ]


def _attribute(document: Document) -> list[tuple[str, object]]:
    last = document.attribute_decisions.select_related("by").order_by("-id").first()
    return [
        ("公开属性", document.get_attribute_display()),
        (
            "情形和条款",
            f"{document.get_attribute_ground_display()} {last.under if last else ''}".strip() or "—",
        ),
        ("理由", document.attribute_reason or "—"),
        ("规范性文件", document.get_normative_display()),
        (
            "是否解读",
            f"{'需要' if document.needs_interpretation else '不需要'} {document.interpretation_reason}".strip(),
        ),
        ("认定", f"{last.label} {last.by.name} {last.on}" if last else "—"),
        ("签发确定", document.attribute_fixed_on or "（未签发）"),
        ("印刷标注", Attribute(document.attribute).printed),
    ]
