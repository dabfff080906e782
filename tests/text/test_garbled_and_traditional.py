import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gongkai.text.catalogue import check
from gongkai.text.mojibake import mojibake
from gongkai.text.traditional import simplified

WORDS = ["政府信息公开", "示例市图书馆关于开放时间的通知", "本馆每日九时开放，凭证借阅。"]


@pytest.mark.parametrize("words", WORDS)
def test_words_read_as_gbk_are_found(words: str) -> None:
    garbled = words.encode("utf-8").decode("gb18030", "ignore")
    ((start, end, _),) = mojibake(f"甲 {garbled}")
    assert (start, end) == (2, 2 + len(garbled))


def test_words_are_given_back_only_where_no_byte_is_lost() -> None:
    whole = "政府信息".encode().decode("gb18030")
    assert [one[2] for one in mojibake(whole)] == ["政府信息"]
    assert [one[2] for one in mojibake(whole[:-1])] == [None]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_words_read_as_a_western_letter_each_are_had_back(words: str, encoding: str) -> None:
    garbled = words.encode("utf-8").decode(encoding, "ignore")
    found = list(mojibake(f"甲{garbled}乙"))
    assert found
    if encoding == "latin-1":
        assert [one[2] for one in found] == [words]


@example("é——é——")
@given(st.text("政府信息公开条例的，。一是烫伤斤两屯垦涓流é“”‘’…—", max_size=40))
def test_right_words_are_not_garbled(words: str) -> None:
    if not any(run in words for run in ("烫烫烫", "屯屯屯", "锟斤拷")):
        assert list(mojibake(words)) == []


def test_the_table_turns_what_gb2312_lacks_into_what_is_not_traditional() -> None:
    table = simplified()
    assert len(table) > 2_800
    assert not set(table) & set(table.values())
    for character in table:
        with pytest.raises(UnicodeEncodeError):
            character.encode("gb2312")


def test_a_text_in_traditional_script_is_one_finding_with_every_edit() -> None:
    text = "本館為讀者開放,憑證借閱。" * 6
    (found,) = check(text, codes=["CH001"])
    assert found.better is None
    assert {edit.words for edit in found.edits} == {"馆为读", "开", "凭证", "阅"}


def test_a_traditional_word_in_simplified_text_is_reported_where_it_stands() -> None:
    text = "本馆每日开放，" * 10 + "憑證借阅。"
    (found,) = check(text, codes=["CH001"])
    assert (found.found, found.better, found.says) == ("憑證", "凭证", "“憑證”是繁体字，应为“凭证”")


def test_radicals_out_of_a_pdf_are_put_right_together() -> None:
    text = "示例市⽂化⼴电，" + "⼯作⼈员，" * 3
    (found,) = check(text, codes=["CH006"])
    assert "同样的共8处" in found.says
    assert [edit.words for edit in found.edits][:2] == ["文", "广"]
