"""The record of a case beyond its moves: contacts, files, links to other cases (沟通记录、案卷材料、关联申请)."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import BinaryIO

from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.agencies.scope import Right
from gongkai.cases.acts.taking import By, line, locked, require, require_over, unarchived
from gongkai.cases.models import Case, CaseFile, Contact, Link, Point
from gongkai.documents.models import Document
from gongkai.files import vault
from gongkai.files.checking import MATERIAL, check
from gongkai.law.hand import Hand
from gongkai.law.procedure import Stage
from gongkai.law.source import Refusal
from gongkai.law.statutes import OGI_2019

FILES_AT_MOST = 40
# What an answer hands out is fixed with its words: nothing is added while others review or have signed it.
HANDED_OUT_AT = (Stage.RECEIVED, Stage.IN_HAND)


@transaction.atomic
def log_contact(
    case_id: int,
    *,
    how: Contact.How,
    says: str,
    by: By,
    on: date,
    reached: bool = True,
    answers: Contact | None = None,
) -> Contact:
    """Keep that somebody called, came or wrote. A question of the applicant is answered by a contact that names it."""
    case = _kept(case_id, by, on, "登记沟通记录")
    if not says.strip():
        raise Refusal(("请写明沟通的内容", OGI_2019.article(45)))
    if answers is not None and (answers.case_id != case.pk or answers.by_id):
        raise Refusal(("回复的应当是申请人就这件申请的留言", OGI_2019.article(45)))
    if answers is not None and answers.answered_by.exists():
        raise Refusal((f"{answers.on}的留言已经回复过", OGI_2019.article(45)))
    contact = Contact.objects.create(
        case=case,
        on=on,
        how=how,
        reached=reached,
        says=says,
        by=by if isinstance(by, Person) else None,
        answers=answers,
    )
    line(case, "log_contact", "沟通记录", by, on, how=how.value, reached=reached)
    return contact


def plain_name(purpose: CaseFile.Purpose, name: str) -> str:
    """What a file is called on record. Who is who stands in the name of many an authorisation, so it gets a plain one."""
    return f"{purpose.label}{PurePath(name).suffix}" if purpose is CaseFile.Purpose.AUTHORISATION else name


@transaction.atomic
def add_file(
    case_id: int,
    name: str,
    content: BinaryIO,
    *,
    purpose: CaseFile.Purpose,
    by: By,
    on: date,
    point: Point | None = None,
) -> CaseFile:
    """Keep a file of the case, sealed; of what is handed out, for which `point`.

    Raises Refusal for what may not be uploaded or is here already.
    """
    case = _kept(case_id, by, on, "添加材料", closed=purpose is not CaseFile.Purpose.REMEDY)
    if case.archived_on and not case.remedies.exists():
        raise Refusal(("这件申请没有复议、诉讼，归档以后不添加材料", OGI_2019.article(45)))
    if purpose is CaseFile.Purpose.HANDED_OUT and case.stage not in HANDED_OUT_AT:
        raise Refusal(("呈批以后不能再添加提供给申请人的信息，需要添加的请先退回修改", OGI_2019.article(17)))
    if point is not None and (point.case_id != case.pk or purpose is not CaseFile.Purpose.HANDED_OUT):
        raise Refusal(("只有提供给申请人的信息才写明对应的要点，要点应当是这件申请的", OGI_2019.article(36)))
    if case.files.count() >= FILES_AT_MOST:
        raise Refusal((f"一件申请最多{FILES_AT_MOST}份材料，请合并后再添加", None))
    checked = check(name, content, MATERIAL)
    if case.files.filter(digest=checked.digest, purpose=purpose).exists():
        raise Refusal((f"“{checked.name}”已经添加过", None))
    kept = vault.seal_file(content)
    added = CaseFile.objects.create(
        case=case, purpose=purpose, point=point, name=plain_name(purpose, checked.name), size=checked.size, digest=checked.digest, sealed=kept.name,
        added_on=on, added_by=by if isinstance(by, Person) else None,
    )  # fmt: skip
    line(case, "add_file", f"添加{purpose.label}", by, on, digest=checked.digest)
    return added


@transaction.atomic
def remove_file(file_id: int, *, by: Person, on: date) -> None:
    """Take out what was added by mistake, before the answer is proposed; proofs and letters stay."""
    of = CaseFile.objects.filter(pk=file_id).values_list("case_id", flat=True).first()
    case = _kept(of, by, on, "移除材料") if of else None
    found = case.files.filter(pk=file_id).first() if case else None
    if case is None or found is None:
        raise Refusal(("这份材料已经移除", OGI_2019.article(45)))
    if found.purpose != CaseFile.Purpose.HANDED_OUT or case.stage not in HANDED_OUT_AT:
        raise Refusal(("只有呈批以前、提供给申请人的信息可以移除，其他材料随案卷保存", OGI_2019.article(45)))
    line(case, "remove_file", "移除材料", by, on, digest=found.digest)
    found.delete()
    transaction.on_commit(lambda: vault.erase_file(found.sealed))


@transaction.atomic
def link(case_id: int, *, to: Case, kind: Link.Kind, by: Person, on: date) -> Link:
    """Say that a case repeats, follows from or belongs to another one of the agency."""
    # Both are locked, in one order, so that the same link is not made from its two ends at once.
    list(Case.objects.select_for_update().filter(pk__in=[case_id, to.pk]).order_by("pk"))
    case = _kept(case_id, by, on, "关联申请")
    if to.agency_id != case.agency_id or to.pk == case.pk:
        raise Refusal(("只能关联本机关的另一件申请", OGI_2019.article(45)))
    if case.links.filter(to=to).exists() or to.links.filter(to=case).exists():
        raise Refusal((f"已经与{to}关联", OGI_2019.article(45)))
    made = Link.objects.create(case=case, to=to, kind=kind)
    line(case, "link", f"{kind.label}申请：{to}", by, on, to=to.number, kind=kind.value)
    return made


@transaction.atomic
def turn_proactive(case_id: int, *, document: Document, by: Person, on: date) -> Case:
    """What was given to who asked is drafted for everybody (条例第四十四条)."""
    case = locked(case_id)
    require(by, case.agency, Right.DRAFT, "转主动公开", on)
    if document.agency_id != case.agency_id:
        raise Refusal(("只能转为本机关的主动公开信息", OGI_2019.article(44)))
    if case.became_id:
        raise Refusal((f"已经转为主动公开：{case.became}", OGI_2019.article(44)))
    case.became = document
    case.save(update_fields=["became"])
    line(case, "turn_proactive", "转主动公开", by, on, under=OGI_2019.article(44), document=document.index_no)
    return case


def _kept(case_id: int, by: By, on: date, doing: str, *, closed: bool = True) -> Case:
    """The case, locked; `closed` where its record is closed once it is archived. The applicant comes here through the
    progress page, staff by their right."""
    case = locked(case_id)
    if closed:
        unarchived(case, doing)
    if isinstance(by, Person):
        require_over(case, by, Right.KEEP_CASE, doing, on)
    elif by is not Hand.APPLICANT:
        raise Refusal((f"{doing}由工作人员或者申请人办理", None))
    return case
