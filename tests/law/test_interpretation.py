"""What is to be interpreted, in how many forms, along which outline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.chain import chains
from gongkai.law.interpretation import (
    DUE_KINDS,
    IN_STEP,
    OUTLINE,
    Form,
    duty_of,
    forms_missing,
    outline_missing,
)

KINDS = st.sampled_from(list(chains()))
NORMATIVE = st.sampled_from(["", "rules", "normative_docs"])
FORMS = st.lists(st.sampled_from([*Form, "unknown"]))


@pytest.mark.parametrize(
    ("kind", "normative", "title", "is_due"),
    [
        ("normative", "normative_docs", "管理办法", True),
        ("ordinary", "rules", "某规章", True),
        ("policy", "", "若干措施", True),
        ("ordinary", "", "若干措施（征求意见稿）", True),
        ("ordinary", "", "关于开会的通知", False),
        ("notice", "", "公告", False),
        ("sanction", "", "处罚决定", False),
        ("warning", "", "大风预警", False),
    ],
)
def test_what_is_due_is_known_by_what_a_document_is(
    kind: str, normative: str, title: str, is_due: bool
) -> None:
    assert duty_of(kind=kind, normative=normative, title=title).is_due is is_due


def test_every_type_the_rule_names_is_a_type_there_is() -> None:
    assert set(DUE_KINDS) <= set(chains())


def test_a_draft_for_comment_is_due_by_the_agency_s_own_rule_and_by_no_national_text() -> None:
    due = duty_of(kind="ordinary", normative="", title="某办法（征求意见稿）")
    assert (due.is_due, due.under) == (True, None)
    assert "内部规定" in due.reason
    free = duty_of(kind="ordinary", normative="", title="某办法（征求意见稿）", comment_drafts=False)
    assert not free.is_due


@given(KINDS, NORMATIVE, st.text(max_size=20), st.booleans())
def test_a_major_document_is_always_due_and_an_interpretation_never(
    kind: str, normative: str, title: str, is_major: bool
) -> None:
    said = {"kind": kind, "normative": normative, "title": title}
    assert duty_of(**said, is_major=True).is_due
    assert not duty_of(**said, is_major=is_major, is_interpretation=True).is_due


@given(KINDS, NORMATIVE, st.text(max_size=20), st.booleans(), st.booleans())
def test_a_duty_names_its_reason_and_only_a_national_one_its_text(
    kind: str, normative: str, title: str, is_major: bool, comment_drafts: bool
) -> None:
    due = duty_of(
        kind=kind, normative=normative, title=title, is_major=is_major, comment_drafts=comment_drafts
    )
    assert due.reason
    assert due.under in (None, IN_STEP)
    assert due.is_due or due.under is None


@given(FORMS, st.integers(1, 4), st.booleans())
def test_one_more_form_never_leaves_more_forms_missing(forms: list[str], least: int, is_major: bool) -> None:
    missing = forms_missing(is_major, forms, least)
    assert 0 <= missing <= (least if is_major else 1)
    for form in Form:
        assert missing - 1 <= forms_missing(is_major, [*forms, form], least) <= missing
    assert forms_missing(is_major, list(Form), least) == 0


def test_the_same_form_twice_is_one_form_and_an_unknown_one_none() -> None:
    assert forms_missing(True, ["text", "text", "dance"], 2) == 1


@given(st.dictionaries(st.sampled_from([name for name, _, _ in OUTLINE]), st.sampled_from(["", " ", "有"])))
def test_an_outline_lacks_exactly_what_is_needed_and_not_said(said: dict[str, str]) -> None:
    lacking = outline_missing(said)
    assert lacking == [label for name, label, needed in OUTLINE if needed and said.get(name) != "有"]


def test_every_form_has_a_label_of_its_own() -> None:
    assert len({form.label for form in Form}) == len(Form)
