"""While a key is changed: the same person is the same person, and nothing sealed is left behind."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, TextField

from gongkai.cases import acts
from gongkai.cases.acts import Asker, Upload, corrections
from gongkai.cases.acts.sealing import reseal
from gongkai.cases.models import Case, CaseFile, DraftFile
from gongkai.cases.reads import asked_by_several, asked_in_month, find, same_applicant
from gongkai.cases.sealed import KEPT, how_many, things
from gongkai.documents.masking.acts import Masks, mask_text
from gongkai.files import vault
from gongkai.law.applicant_kind import ApplicantKind
from gongkai.law.delivery import Way
from gongkai.law.hand import Hand
from gongkai.law.receipt import Channel
from tests import papers
from tests.cast import WANG_FANG, Cast
from tests.correcting import checked
from tests.documents.conftest import draft_of
from tests.documents.test_masking_files import attached, masked
from tests.documents.test_taking_word import take

OLD, NEW = "b2xk" * 10 + "b28=", "bmV3" * 10 + "bmU="
DAY = date(2024, 3, 11)
ZHANG_WEI = Asker("张伟", "id_card", "990000198001010038", "13900000000")


@pytest.fixture(autouse=True)
def _old_key(settings: Any) -> None:
    settings.GONGKAI_VAULT_KEYS = (OLD,)


def ask(cast: Cast, asker: Asker = WANG_FANG, asked: str = "某项目申报书") -> Case:
    return acts.receive(
        cast.agency, asker, ApplicantKind.NATURAL, asked, channel=Channel.IN_PERSON, by=Hand.APPLICANT, on=DAY,
        proofs=[Upload("身份证.png", BytesIO(papers.png()))],
    )  # fmt: skip


def test_the_same_applicant_is_found_under_both_keys_while_one_is_changed(cast: Cast, settings: Any) -> None:
    before, stranger = ask(cast), ask(cast, ZHANG_WEI)
    settings.GONGKAI_VAULT_KEYS = (NEW, OLD)
    after = ask(cast)
    assert before.applicant.id_mark != after.applicant.id_mark
    assert set(same_applicant(after)) == {before}
    assert set(same_applicant(before)) == {after}
    assert (asked_in_month(before), asked_in_month(after), asked_in_month(stranger)) == (2, 2, 1)


def test_one_person_is_counted_once_while_a_key_is_changed(cast: Cast, settings: Any) -> None:
    ask(cast)
    settings.GONGKAI_VAULT_KEYS = (NEW, OLD)
    after = ask(cast)
    assert asked_by_several(after) == 1
    ask(cast, ZHANG_WEI)
    assert asked_by_several(after) == 2


def test_a_query_code_opens_its_case_before_during_and_after_a_change_of_key(
    cast: Cast, settings: Any
) -> None:
    case = ask(cast)
    code = case.query_code
    for keys in ((OLD,), (NEW, OLD)):
        settings.GONGKAI_VAULT_KEYS = keys
        assert find(cast.agency, case.number, code) == case
    assert [reseal(thing) for thing in things() if thing.kept.label == "查询码"] == [True]
    settings.GONGKAI_VAULT_KEYS = (NEW,)
    assert find(cast.agency, case.number, code) == case
    assert Case.objects.get(pk=case.pk).query_code == code


def test_a_code_opens_no_other_case_and_no_code_opens_none(cast: Cast) -> None:
    first, second = ask(cast), ask(cast, ZHANG_WEI)
    assert find(cast.agency, first.number, second.query_code) is None
    assert find(cast.agency, first.number, "") is None
    assert find(cast.agency, "2024-YSQ-9999", "") is None
    assert find(cast.other_agency, first.number, first.query_code) is None


def test_an_applicant_whose_key_is_gone_is_still_told_apart(cast: Cast, settings: Any) -> None:
    lost = ask(cast)
    settings.GONGKAI_VAULT_KEYS = (NEW, NEW[::1].replace("bmV3", "bmV4", 1))
    assert set(same_applicant(lost)) == set()
    assert asked_in_month(lost) == 1


def test_an_erased_applicant_is_nobodys_same(cast: Cast, settings: Any) -> None:
    first, second = ask(cast), ask(cast)
    for case in (first, second):
        acts.withdraw(case.pk, by=Hand.APPLICANT, on=DAY)
    acts.erase_identity([first, second], DAY)
    settings.GONGKAI_VAULT_KEYS = (NEW, OLD)
    assert not same_applicant(Case.objects.get(pk=first.pk)).exists()


def test_what_was_erased_meanwhile_does_not_come_back(cast: Cast, settings: Any) -> None:
    case = ask(cast)
    met = list(things())
    acts.withdraw(case.pk, by=Hand.APPLICANT, on=DAY)
    acts.erase_identity([case], DAY)
    settings.GONGKAI_VAULT_KEYS = (NEW, OLD)
    gone = [thing for thing in met if not reseal(thing)]
    assert {thing.kept.label for thing in gone} == {"证件号码", "身份证明"}
    assert Case.objects.get(pk=case.pk).applicant.id_sealed == ""


def test_a_sealed_thing_is_named_by_its_number_and_never_by_its_owner(cast: Cast) -> None:
    case = ask(cast)
    named = " ".join(map(str, things()))
    assert case.number in named
    assert not [private for private in ("王芳", "身份证.png", WANG_FANG.id_number) if private in named]


def test_every_column_that_holds_something_sealed_is_walked(cast: Cast) -> None:
    case = ask(cast)
    acts.accept(case.pk, division=cast.division, handler=cast.li_qiang, by=cast.qian_jin, on=DAY)
    acts.add_file(
        case.pk, "附.pdf", BytesIO(papers.pdf()), purpose=CaseFile.Purpose.MATERIAL, by=Hand.APPLICANT, on=DAY
    )  # fmt: skip
    receipt = case.letters.get(kind="receipt")
    acts.serve(
        receipt.pk, way=Way.POST, sent=DAY, tracking="1", address="甲市二路2号", by=cast.qian_jin, on=DAY
    )
    corrections.correct(checked(cast, on=DAY).pk, says="已改。", by=cast.zhao_min, on=DAY)
    draft, _ = acts.begin_draft(cast.agency, on=DAY)
    acts.add_draft_file(
        draft.pk, "证.png", BytesIO(papers.png()), purpose=DraftFile.Purpose.PROOF, on=DAY
    )  # fmt: skip
    take(cast, draft_of(cast))
    masked(cast, attached(cast, draft_of(cast)))
    edition = draft_of(cast).editions.get()
    mask_text(
        edition.pk, masks=Masks({"phone": 1}, {}, "手机13800000000", {}), text="手机138****0000", saves=edition.saves,
        by=cast.li_qiang, on=DAY,
    )  # fmt: skip
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField | TextField):
                values = model._default_manager.values_list(field.name, flat=True)  # type: ignore[attr-defined]
                if any(v and (v.startswith("gAAAA") or v in vault.kept_files()) for v in values):
                    found.add((model, field.name))
    assert found == {(kept.model, kept.column) for kept in KEPT}
    assert how_many() == len(list(things()))
    assert all(
        re.fullmatch(r"[0-9a-f]{64}", thing.beside)
        for thing in things()
        if thing.kept.mark or thing.kept.digest
    )
