"""Documents of the first release are brought to this version: what is public stays so, what is on its way goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from gongkai.agencies.models import Person, Post
from gongkai.documents import acts
from gongkai.documents.models import AttributeDecision, CountingDecision, Document, Edition, WordingCheck
from gongkai.documents.pieces import digest_of
from gongkai.documents.record import record_of
from tests.cases.first_release import another_database, models_of_the_first_release
from tests.cast import SINCE

ON, LATER = date(2024, 3, 11), date(2026, 11, 26)
WRITTEN, CORRECTED = "三月十二日开会。", "三月十三日开会。"
STAGES = (
    "draft", "first_review", "secrecy_review", "referred", "second_review", "final_review", "approved", "published",
    "superseded", "withdrawn",
)  # fmt: skip
HANDS = {
    "zhaomin": "office_head", "qianjin": "disclosure", "sunjing": "secrecy", "wutao": "deputy", "liqiang": "clerk",
    "hejing": "div_head", "zhengzhi": "legal", "fenglin": "head",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _upgraded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with django_db_blocker.unblock(), another_database(tmp_path_factory.mktemp("first")):
        fill(models_of_the_first_release())
        call_command("migrate", interactive=False, verbosity=0)
        yield


def fill(apps: Any) -> None:
    """A document at every stage, a withheld one that was signed, and a normative one of each standing."""
    agency = apps.get_model("agencies", "Agency").objects.create(
        code="11990000CAST000001", name="甲市文化和旅游局", short_name="文旅局", slug="jia", is_home=True
    )
    division = apps.get_model("agencies", "Division").objects.create(agency=agency, code="YWK", name="业务科")
    column = apps.get_model("documents", "Column").objects.create(
        agency=agency, key="policy", name="政策文件"
    )
    people = {}
    for login, hand in HANDS.items():
        people[login] = apps.get_model("agencies", "Person").objects.create(
            agency=agency, division=division, username=login, name=login, password="!", is_active=True
        )
        place = division if hand in ("clerk", "div_head") else None
        apps.get_model("agencies", "Post").objects.create(
            person=people[login], hand=hand, since=SINCE, division=place
        )
    base = {"agency": agency, "division": division, "column": column, "owner": people["liqiang"]}
    for stage in STAGES:
        _document(apps, stage, base, people)
    _corrected(apps, _document(apps, "published", base, people, title="更正过的"))
    closed = {"attribute": "withheld", "attribute_reason": "内部事务", "attribute_ground": "16-1"}
    _document(apps, "approved", base | closed, people, title="不公开的")
    norms = {"normative": "normative_docs"}
    _document(apps, "draft", base | norms, people, title="规范性文件草稿")
    _document(apps, "second_review", base | norms, people, title="规范性文件在审")
    _document(apps, "withdrawn", base | {"counts_in_total": False}, people, title="标明不计的")
    explains = {"counts_in_total": False, "category": "interpretation"}
    _document(apps, "withdrawn", base | explains, people, title="解读")


def _document(apps: Any, stage: str, base: dict[str, Any], people: dict[str, Any], title: str = "") -> Any:
    documents, number = (
        apps.get_model("documents", "Document"),
        apps.get_model("documents", "Document").objects.count(),
    )
    title = title or f"到{stage}的"
    document = documents.objects.create(
        index_no=f"11990000CAST000001/2024-{number:05d}", title=title, made_on=ON, **base
    )
    digest = digest_of(title, WRITTEN, ())
    reviewed = stage in ("second_review", "final_review", "approved", "published", "superseded", "withdrawn")
    signed = stage in ("approved", "published", "superseded", "withdrawn")
    out = stage in ("published", "superseded", "withdrawn")
    package = None if stage == "draft" else f"00000000-0000-0000-0000-{number + 1:012d}"
    edition = apps.get_model("documents", "Edition").objects.create(
        document=document, number=1, text=WRITTEN, html=f"<p>{WRITTEN}</p>", digest=digest, stage=stage,
        author=people["liqiang"], made_on=ON, secrecy_digest=digest if reviewed else "", package=package,
        signed_on=ON if signed else None, published_on=ON if out else None,
    )  # fmt: skip
    taken = ["pass_first"] if stage not in ("draft", "first_review") else []
    taken += ["pass_secrecy"] if reviewed else []
    taken += ["pass_second"] if reviewed and stage != "second_review" else []
    taken += ["sign"] if signed else []
    who = {"pass_first": "hejing", "pass_secrecy": "sunjing", "pass_second": "zhaomin", "sign": "wutao"}
    for act in taken:
        apps.get_model("documents", "Review").objects.create(
            edition=edition, act=act, label=act, by=people[who[act]], on=ON, digest=digest, package=package
        )
    if stage == "published":
        document.is_live, document.live_edition, document.published_on = True, edition, ON
        document.save()
    return edition


def _corrected(apps: Any, first: Any) -> None:
    """What is public was corrected by a second edition, which said why."""
    first.stage = "superseded"
    first.save()
    digest = digest_of(first.document.title, CORRECTED, ())
    second = apps.get_model("documents", "Edition").objects.create(
        document=first.document, number=2, text=CORRECTED, html=f"<p>{CORRECTED}</p>", digest=digest, stage="published",
        author=first.author, made_on=ON, secrecy_digest=digest, signed_on=ON, published_on=ON, note="日期有误",
        package="00000000-0000-0000-0001-000000000001",
    )  # fmt: skip
    first.document.live_edition = second
    first.document.save()


@pytest.fixture(autouse=True)
def _there(_upgraded: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def person(login: str) -> Person:
    return Person.objects.get(username=login)


def test_what_was_public_stays_public_and_is_as_signed() -> None:
    document = Document.objects.public().get(title="到published的")
    edition = Edition.objects.get(document=document)
    assert (document.attribute_fixed_on, edition.signed_digest, edition.attribute) == (
        ON,
        edition.digest,
        "proactive",
    )
    assert (edition.check_due, edition.is_urgent) == (None, False)


def test_types_come_by_the_normative_field_and_chains_begun_are_kept() -> None:
    kinds = dict(Document.objects.values_list("title", "kind"))
    assert kinds.pop("规范性文件草稿") == "normative"
    assert set(kinds.values()) == {"ordinary"}


def test_what_was_withheld_gets_its_day_of_a_new_look() -> None:
    document = Document.objects.get(title="不公开的")
    assert (document.attribute_fixed_on, document.reassess_on) == (ON, date(2025, 3, 11))


def test_a_mark_not_to_count_becomes_a_decision_and_an_interpretation_is_left_to_the_rule() -> None:
    decision = CountingDecision.objects.get()
    assert (decision.document.title, decision.act, decision.reason, decision.state) == (
        "标明不计的", "leave_out", "登记时标明不计入条数", "alone"
    )  # fmt: skip
    assert Document.objects.get(title="解读").counts_in_total


def test_the_words_before_a_correction_stay_hidden_where_nobody_was_asked() -> None:
    document = Document.objects.public().get(title="更正过的")
    first, second = document.editions.order_by("number")
    assert (first.stage, first.hides_before) == ("superseded", False)
    assert (second.stage, second.hides_before, second.signed_digest) == ("published", True, second.digest)
    page = Client().get(f"/doc/{document.address}/").content.decode()
    assert CORRECTED in page
    assert WRITTEN not in page
    assert set(Edition.objects.filter(hides_before=True)) == {second}


def test_every_attribute_begins_its_history() -> None:
    assert AttributeDecision.objects.count() == Document.objects.count()
    assert AttributeDecision.objects.get(document__title="不公开的").under.endswith("第十六条第一款")


def test_what_was_under_review_has_the_fingerprint_of_its_record() -> None:
    moving = Edition.objects.filter(stage__in=("first_review", "secrecy_review", "final_review"))
    assert moving.count() == 3
    for edition in moving:
        assert (edition.record_digest, edition.record_items) == (
            record_of(edition).digest,
            record_of(edition).items,
        )
        assert set(edition.reviews.values_list("record_digest", flat=True)) <= {edition.record_digest}


def test_what_was_out_before_there_was_a_fingerprint_of_the_record_says_so() -> None:
    flagged = Edition.objects.filter(before_record=True)
    assert set(flagged.values_list("stage", flat=True)) == {"published", "superseded", "withdrawn"}
    assert not flagged.exclude(record_digest="").exists()


def test_what_was_on_its_way_goes_on_to_the_portal() -> None:
    assert Post.objects.exists()
    for title in ("到second_review的", "到approved的", "规范性文件在审"):
        key = Document.objects.get(title=title).pk
        if title != "到approved的":
            acts.pass_second(key, opinion="", by=person("zhaomin"), on=LATER)
            acts.sign(key, opinion="", by=person("wutao"), on=LATER)
        acts.publish(key, by=person("qianjin"), on=LATER)
        assert Document.objects.get(pk=key).is_live


def test_what_was_out_before_there_was_a_check_says_so_and_nothing_else_does() -> None:
    flagged = set(Edition.objects.filter(before_clearing=True).values_list("document__title", flat=True))
    others = {"标明不计的", "解读", "更正过的"}
    assert flagged == {f"到{stage}的" for stage in ("published", "superseded", "withdrawn")} | others
    assert not Edition.objects.exclude(cleared_digest="").filter(before_clearing=True).exists()


def test_what_was_on_its_way_is_checked_when_it_goes_out() -> None:
    for edition in Edition.objects.filter(stage="published", before_clearing=False):
        assert edition.cleared_digest == edition.digest


def test_what_was_under_review_is_not_held_to_the_rules_of_today() -> None:
    of_then = WordingCheck.objects.filter(engine="")
    titles = set(of_then.values_list("edition__document__title", flat=True))
    assert {"到first_review的", "到secrecy_review的", "到final_review的", "到approved的"} <= titles
    assert not titles & {"到draft的", "到published的", "到superseded的", "到withdrawn的"}
