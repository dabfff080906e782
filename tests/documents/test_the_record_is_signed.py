"""What reviewers see beside the text is signed with it: each item of the record, changed behind an approval, is found out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.agencies.acts import open_division
from gongkai.documents import acts
from gongkai.documents.counting.acts.deciding import confirm_counting, recategorise
from gongkai.documents.models import Document, Edition, NoticePeriod
from gongkai.documents.record import OF_DOCUMENT, OF_EDITION, OF_NOTICE, labels, record_of
from gongkai.documents.release.acts.notices import change_notice, set_notice
from gongkai.documents.upper.acts import register_upper
from gongkai.documents.validity.acts import set_last_day
from gongkai.law.source import Refusal
from gongkai.law.upper_document import Disclosure
from tests.cast import FITTING, Cast
from tests.documents.conftest import ON, draft_of, walk

LATER = ON + timedelta(days=20)
STEPS = ("pass_first", "pass_secrecy", "pass_second", "sign", "publish")
OTHER: dict[str, Any] = {
    "document.kind": "policy", "document.subtitle": "副题", "document.theme": "01", "document.issuer": "甲市人民政府",
    "document.category": "other", "document.subcategory": "另一子类", "document.genre": "通告",
    "document.doc_no": "甲文旅〔2024〕9号", "document.summary": "把原来的概述改了一个字", "document.key_words": ["活动"],
    "document.origin": "别处", "document.made_on": ON - timedelta(days=1), "document.effective_on": LATER,
    "document.valid_until": LATER, "document.valid_always": True, "document.basis": "另一依据",
    "document.five_open": ["决策"], "document.channels": ["wechat"], "document.normative": "rules",
    "document.needs_interpretation": True, "document.interpretation_reason": "改了", "document.is_major": True,
    "document.excerpt_reason": "改了", "document.forms": ["table"],
    "edition.note": "改了原因", "edition.hides_before": True,
    "notice.last_day": LATER, "notice.basis": "改了", "notice.contact": "另一电话",
}  # fmt: skip
ELSEWHERE: dict[str, Callable[[Cast], Any]] = {
    "document.column": lambda cast: cast.columns["guide"].pk,
    "document.division": lambda cast: open_division(cast.agency, "QTK", "其他科").pk,
    "document.forwards": lambda cast: register_upper(
        cast.agency, title="上级通知", number="", issuer="甲市人民政府", disclosure=Disclosure.PROACTIVE, source="来文",
        by=cast.qian_jin, on=ON,
    ).pk,
    "document.interprets": lambda cast: draft_of(cast, title="另一份").pk,
}  # fmt: skip
WITH_IT = {"document.is_major": {"needs_interpretation": True}}


def noticed(cast: Cast) -> Document:
    document = draft_of(cast, summary="概述")
    set_notice(
        document.pk, last_day=ON + timedelta(days=9), basis="七个工作日", contact="办公室0000-0000000", by=cast.li_qiang, on=ON
    )  # fmt: skip
    return document


def written_over(cast: Cast, document: Document, item: str) -> None:
    """One item changed by SQL, past every act."""
    part, name = item.split(".")
    said = OTHER[item] if item in OTHER else ELSEWHERE[item](cast)
    field = name if part != "document" else Document._meta.get_field(name).attname
    row: Any = {
        "document": Document.objects.filter(pk=document.pk),
        "edition": Edition.objects.filter(document=document),
        "notice": NoticePeriod.objects.filter(document=document),
    }[part]
    assert row.update(**{field: said}, **WITH_IT.get(item, {})) == 1


def taken(cast: Cast, document: Document, act: str) -> None:
    by = {
        "pass_first": cast.he_jing, "pass_secrecy": cast.sun_jing, "pass_second": cast.zhao_min, "sign": cast.wu_tao,
        "publish": cast.qian_jin,
    }[act]  # fmt: skip
    more: dict[str, Any] = {"opinion": "同意"} if act != "publish" else {}
    if act == "pass_first":
        more["judged"] = FITTING
    getattr(acts, act)(document.pk, by=by, on=ON, **more)


def test_every_item_of_the_record_is_tried() -> None:
    assert set(labels()) == {*OTHER, *ELSEWHERE}


@pytest.mark.parametrize("item", labels())
def test_an_item_changed_behind_any_approval_voids_them_all_and_is_named(cast: Cast, item: str) -> None:
    document = noticed(cast)
    acts.submit(document.pk, by=cast.li_qiang, on=ON)
    for act in STEPS:
        with transaction.atomic():
            written_over(cast, document, item)
            with pytest.raises(Refusal, match=f"送审后改动了：.*{labels()[item]}"):
                taken(cast, document, act)
            edition = document.editions.get()
            assert (edition.stage, edition.signed_record, edition.secrecy_digest) == ("draft", "", "")
            assert not Document.objects.public().exists()
            transaction.set_rollback(True)
        taken(cast, document, act)
    assert Document.objects.public().filter(pk=document.pk).exists()


def test_the_desk_says_beforehand_what_was_changed(cast: Cast) -> None:
    document = noticed(cast)
    walk(cast, document, until="pass_secrecy")
    written_over(cast, document, "document.effective_on")
    says = acts.why_not(Document.objects.get(pk=document.pk), "pass_second", cast.zhao_min, ON)
    assert [one for one, _ in says] == [f"《{document.title}》送审后改动了：生效日期，应当退回拟稿，重新送审"]


def test_a_period_of_notice_taken_away_behind_an_approval_is_found_out(cast: Cast) -> None:
    document = noticed(cast)
    walk(cast, document, until="sign")
    NoticePeriod.objects.filter(document=document).delete()
    with pytest.raises(Refusal, match="公示期截止日、公示期的依据或理由、提出异议的方式"):
        taken(cast, document, "publish")


def test_what_was_changed_is_reviewed_anew_as_it_stands(cast: Cast) -> None:
    document = noticed(cast)
    walk(cast, document, until="sign")
    written_over(cast, document, "document.summary")
    with pytest.raises(Refusal):
        taken(cast, document, "publish")
    walk(cast, document)
    edition = document.editions.get()
    seen = set(edition.reviews.filter(package=edition.package).values_list("record_digest", flat=True))
    assert seen == {edition.record_digest} == {edition.signed_record} == {record_of(edition).digest}


def test_an_emergency_signs_the_record_too(cast: Cast) -> None:
    document = draft_of(cast, kind="warning")
    acts.sign_urgently(document.pk, opinion="立即发布", by=cast.wu_tao, on=ON)
    edition = document.editions.get()
    assert edition.signed_record == edition.record_digest == record_of(edition).digest
    written_over(cast, document, "document.summary")
    with pytest.raises(Refusal, match="内容概述"):
        acts.publish(document.pk, by=cast.qian_jin, on=ON)


def longer(cast: Cast, document: Document) -> None:
    change_notice(document.pk, last_day=LATER, reason="有人询问", by=cast.qian_jin, on=ON)


def valid_for_longer(cast: Cast, document: Document) -> None:
    set_last_day(document.pk, until=date(2030, 1, 1), always=False, says="延期", by=cast.zheng_zhi, on=ON)


def elsewhere(cast: Cast, document: Document) -> None:
    proposed = recategorise(document.pk, category="other", reason="归错了类", by=cast.qian_jin, on=ON)
    confirm_counting(document.pk, decision=proposed.pk, by=cast.zhao_min, on=ON)


IN_PUBLIC = [longer, valid_for_longer, elsewhere]


def revised(cast: Cast) -> Document:
    """A public notice whose new edition is under review, seen by the division and the secrecy reviewer."""
    document = noticed(cast)
    walk(cast, document)
    acts.revise(document.pk, text="各单位：\n\n改过的通知。", because="有误", by=cast.li_qiang, on=ON)
    walk(cast, document, until="pass_secrecy")
    return document


@pytest.mark.parametrize("act", IN_PUBLIC)
def test_what_an_act_changes_in_public_leaves_the_reviews_of_a_new_edition_standing(
    cast: Cast, act: Callable[[Cast, Document], None]
) -> None:
    document = revised(cast)
    was = document.editions.latest("number").record_digest
    act(cast, document)
    taken(cast, document, "pass_second")
    taken(cast, document, "sign")
    for other in IN_PUBLIC:  # after the signature too
        if other is not act:
            other(cast, document)
    taken(cast, document, "publish")
    edition = Edition.objects.filter(document=document).latest("number")
    assert (edition.stage, edition.record_before[0]) == ("published", was)
    assert edition.signed_record == edition.record_digest == record_of(edition).digest


@pytest.mark.parametrize("act", IN_PUBLIC)
def test_an_act_in_public_covers_up_nothing_that_was_changed_before_it(
    cast: Cast, act: Callable[[Cast, Document], None]
) -> None:
    document = revised(cast)
    written_over_live = Document.objects.filter(pk=document.pk).update(summary="改了概述")
    assert written_over_live == 1
    act(cast, document)
    with pytest.raises(Refusal, match="内容概述"):
        taken(cast, document, "pass_second")


WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=8)
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
SAID = {
    **dict.fromkeys(("subtitle", "issuer", "doc_no", "summary", "basis", "origin", "genre"), WORDS),
    **dict.fromkeys(("effective_on", "valid_until"), DAYS), "valid_always": st.booleans(),
    "key_words": st.lists(WORDS, max_size=3), "normative": st.sampled_from(["", "rules"]),
}  # fmt: skip
BESIDE = {"title": WORDS, "validity": st.sampled_from(["in_force", "amended"]), "repealed_on": DAYS}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(one=st.fixed_dictionaries(SAID | BESIDE), change=st.fixed_dictionaries({}, optional=SAID | BESIDE))
def test_the_fingerprint_differs_if_and_only_if_a_covered_field_does(
    cast: Cast, one: dict[str, Any], change: dict[str, Any]
) -> None:
    document = Document.objects.first() or draft_of(cast)
    edition = document.editions.get()
    found = []
    for said in (one, one | change):
        for name, value in said.items():
            setattr(edition.document, name, value)
        found.append(record_of(edition).digest)
    same = all((one | change)[name] == one[name] for name in SAID)
    assert (found[0] == found[1]) is same


def test_the_fields_covered_are_fields_there_are() -> None:
    for model, names in ((Document, OF_DOCUMENT), (Edition, OF_EDITION), (NoticePeriod, OF_NOTICE)):
        assert all(model._meta.get_field(name) for name in names)
