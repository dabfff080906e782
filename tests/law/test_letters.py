"""The letters of a request: one for every outcome, each with its articles, its duties and a number of its own."""

from __future__ import annotations

import pytest

from gongkai.law.decision import ADDED, DECISIONS, listed
from gongkai.law.letter import FRAME, LETTERS, STATED, Addressee, LetterKind, letter_for, letter_number
from gongkai.law.outcome import Outcome
from gongkai.law.source import Refusal
from gongkai.law.statutes import FEE_2020, OGI_2019

SHARED = {k for k in LetterKind if k.value.startswith("answer_")}


def test_every_kind_has_its_letter_and_every_letter_an_article() -> None:
    assert set(LETTERS) == set(LetterKind)
    assert all(letter.cites for letter in LETTERS.values())


def test_a_character_of_the_number_names_one_kind_and_only_the_answers_share_theirs() -> None:
    signs = [letter.sign for kind, letter in LETTERS.items() if kind not in SHARED]
    assert len(signs) == len(set(signs))
    assert {LETTERS[kind].sign for kind in SHARED} == {"答"}
    assert "答" not in signs
    assert all(len(letter.sign) == 1 for letter in LETTERS.values())


def test_what_a_letter_must_state_has_a_name_a_person_understands() -> None:
    for letter in LETTERS.values():
        assert set(letter.must_state) <= set(STATED)
        assert len(letter.must_state) == len(set(letter.must_state))


def test_every_letter_says_from_whom_it_comes_and_every_one_that_leaves_the_house_how_to_reach_them() -> None:
    for letter in LETTERS.values():
        left_out = () if letter.to is not Addressee.FILE else ("contact",)
        assert set(FRAME) - set(left_out) <= set(letter.must_state)


def test_an_answer_never_goes_out_without_the_ways_of_redress() -> None:
    for kind in (*SHARED, LetterKind.CEASING, LetterKind.OVERRIDING_NOTICE):
        assert "redress" in LETTERS[kind].must_state


def test_a_letter_that_awaits_an_answer_says_what_silence_means_and_how_long_there_is() -> None:
    awaiting = {kind for kind, letter in LETTERS.items() if letter.silence}
    assert awaiting == {
        LetterKind.COMPLETION, LetterKind.REASONS, LetterKind.THIRD_PARTY_CONSULTATION,
        LetterKind.CO_MAKER_CONSULTATION, LetterKind.FEE_NOTICE,
    }  # fmt: skip
    assert all("days" in LETTERS[kind].must_state for kind in awaiting)


def test_a_third_party_is_not_told_whose_request_it_is() -> None:
    for kind in (LetterKind.THIRD_PARTY_CONSULTATION, LetterKind.OVERRIDING_NOTICE):
        assert not {"receipt", "channel", "case_number"} & set(LETTERS[kind].must_state)


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (Outcome.ALREADY_PUBLIC, LetterKind.ANSWER_ALREADY_PUBLIC),
        (Outcome.GRANTED, LetterKind.ANSWER_OPEN),
        (Outcome.GRANTED_IN_PART, LetterKind.ANSWER_PARTIAL),
        (Outcome.WITHHELD_SECRET, LetterKind.ANSWER_WITHHELD),
        (Outcome.WITHHELD_QUERY_MATTER, LetterKind.ANSWER_WITHHELD),
        (Outcome.NOT_HELD_ELSEWHERE, LetterKind.ANSWER_NOT_AVAILABLE),
        (Outcome.STILL_UNCLEAR, LetterKind.ANSWER_NOT_AVAILABLE),
        (Outcome.DECLINED_RECONFIRM, LetterKind.ANSWER_DECLINED),
        (Outcome.NOT_COMPLETED, LetterKind.CEASING),
        (Outcome.FEE_UNPAID, LetterKind.CEASING),
    ],
)
def test_every_outcome_is_told_by_its_letter(outcome: Outcome, kind: LetterKind) -> None:
    assert letter_for(outcome) is kind


def test_every_outcome_has_its_sentence_and_stands_on_its_own_article() -> None:
    assert set(DECISIONS) == set(Outcome)
    for outcome, decision in DECISIONS.items():
        assert set(decision.must_add) <= set(ADDED)
        assert not decision.cites or outcome.ground.cite in decision.cites
        assert decision.sentence().count("。") == 2


def test_a_refusal_names_the_ground_and_the_article_of_refusing() -> None:
    assert DECISIONS[Outcome.WITHHELD_PROCESS].sentence() == (
        "该信息属于履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息。"
        "依照《中华人民共和国政府信息公开条例》第十六条第二款、第三十六条第（三）项的规定，本机关决定不予公开。"
    )
    withheld = [
        o for o in Outcome if o.value.startswith("withheld_") and o is not Outcome.WITHHELD_QUERY_MATTER
    ]
    assert all(OGI_2019.article(36, item=3) in DECISIONS[o].cites for o in withheld)
    assert all("reasons" in DECISIONS[o].must_add for o in withheld)


def test_the_articles_of_the_case_join_those_of_the_outcome_once() -> None:
    said = DECISIONS[Outcome.GRANTED_IN_PART].sentence((OGI_2019.article(37), OGI_2019.article(15)))
    assert "依照《中华人民共和国政府信息公开条例》第三十七条、第十五条的规定，" in said


def test_what_has_no_article_is_told_without_one() -> None:
    assert "依照" not in DECISIONS[Outcome.DECLINED_RECONFIRM].sentence()


def test_an_act_is_named_once_in_a_list_of_articles() -> None:
    assert listed((OGI_2019.article(14), OGI_2019.article(36, item=3), FEE_2020.whole())) == (
        "《中华人民共和国政府信息公开条例》第十四条、第三十六条第（三）项、《政府信息公开信息处理费管理办法》"
    )


@pytest.mark.parametrize(
    ("kind", "nth", "number"),
    [
        (LetterKind.ANSWER_OPEN, 1, "示文广旅公开〔2024〕第7号-答"),
        (LetterKind.ANSWER_WITHHELD, 2, "示文广旅公开〔2024〕第7号-答-2"),
        (LetterKind.COMPLETION, 1, "示文广旅公开〔2024〕第7号-补"),
    ],
)
def test_the_number_comes_from_the_case_and_the_kind(kind: LetterKind, nth: int, number: str) -> None:
    assert letter_number("示文广旅公开", 2024, 7, kind, nth) == number


def test_without_a_prefix_there_is_no_number() -> None:
    with pytest.raises(Refusal, match="还没有填写告知书字号"):
        letter_number(" ", 2024, 7, LetterKind.RECEIPT)
    for seq, nth in ((0, 1), (1, 0)):
        with pytest.raises(ValueError, match="count from one"):
            letter_number("示", 2024, seq, LetterKind.RECEIPT, nth)
