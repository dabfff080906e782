from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.baseline import fingerprint, known, news
from gongkai.text.catalogue import check
from gongkai.text.finding import Finding, Fix, Gravity
from gongkai.text.mending import mend, mend_until_still

ROUGH = st.text('公开信息,;:()，。、“”"〔[2023]第012号发一二是：1. \n布署其它', max_size=60)


def finding(start: int, end: int, better: str | None, fix: Fix = Fix.SAFE) -> Finding:
    return Finding("XX001", "x", Gravity.ERROR, start, end, "", better, "", "", fix)


def test_only_what_is_safe_is_put_right_unasked() -> None:
    findings = [finding(0, 1, "甲"), finding(1, 2, "乙", Fix.UNSAFE), finding(2, 3, None, Fix.NONE)]
    assert mend("一二三", findings).text == "甲二三"
    assert mend("一二三", findings, unsafe=True).text == "甲乙三"


def test_what_may_be_somebodys_name_is_put_right_by_a_person() -> None:
    text = "分管付局长布署工作。"
    assert mend(text, check(text, codes=["TY001"])).text == "分管付局长部署工作。"
    assert mend(text, check(text, codes=["TY001"]), unsafe=True).text == "分管副局长部署工作。"


def test_of_two_mends_of_one_place_the_first_is_made() -> None:
    mended = mend("一二三", [finding(1, 3, "丙"), finding(0, 2, "甲")])
    assert (mended.text, len(mended.done)) == ("甲三", 1)


def test_one_finding_that_stands_for_many_places_mends_them_all() -> None:
    text = "局属各单位,机关各科:"
    assert mend(text, check(text, codes=["PU001"])).text == "局属各单位，机关各科："


def test_mending_goes_on_until_nothing_is_left() -> None:
    text = "（一）、见示文旅办[2022]012号。。已布署"
    mended = mend_until_still(text, check)
    assert mended.text == "（一）见示文旅办〔2022〕12号。已部署"
    assert [one for one in check(mended.text) if one.fix is Fix.SAFE] == []


def test_two_rules_that_undo_each_other_come_to_an_end() -> None:
    def quarrel(text: str) -> list[Finding]:
        return [finding(0, 1, "乙" if text[0] == "甲" else "甲")]

    assert len(mend_until_still("甲", quarrel).done) == 10


@given(ROUGH)
def test_a_mended_text_stays_as_it_is(text: str) -> None:
    once = mend_until_still(text, check).text
    assert mend_until_still(once, check).text == once
    assert [one for one in check(once) if one.fix is Fix.SAFE] == []


def test_a_finding_keeps_its_fingerprint_when_paragraphs_come_above_it() -> None:
    text = "局党组布署了普查。"
    above = "新的一段。\n" + text
    (one,), (two,) = check(text), check(above)
    assert fingerprint(one, text) == fingerprint(two, above)


def test_the_baseline_lets_be_what_was_there_and_no_more() -> None:
    text = "局党组布署了普查。"
    before = known(check(text), text)
    assert news(check(text), text, before) == []
    twice = text + "\n" + text
    assert len(news(check(twice), twice, before)) == 1
    other = "局长布署了普查。"
    assert len(news(check(other), other, before)) == 1


def test_half_a_character_has_a_fingerprint_too() -> None:
    text = "工作已\ud800布署。"
    assert all(len(fingerprint(one, text)) == 16 for one in check(text))
    assert known(check(text), text)
