"""Whatever is put in, the rules answer with findings that quote it."""

from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from gongkai.text.catalogue import check_passage, rules
from gongkai.text.passage import Passage

WORDS = '，。、；：？！…～“”（）《》〔〕【】,.:()"[]|/-% \t\n\r\u3000\u200b0123456789年月日号第条一二三十百万亿元件是其中共约增长关于通知政府信息公开法局科室附件电话身份证张某ABCａ請'
# Halves of characters too: they come out of broken files.
ANYTHING = st.text(max_size=200) | st.text(WORDS, max_size=200) | st.text(st.characters(), max_size=80)


@given(ANYTHING)
@example("")
@example("\r\n|\r")
@example("甲\n1.")
@example("第" + "9" * 5000 + "条共" + "9" * 5000 + "，000元，占100%，" + "9" * 5000 + "件")
@example("《宪法》第" + "9" * 5000 + "条")
@example("甲|合计|\n乙|" + "9" * 5000 + "|\n丙|" + "9" * 5000 + "|")
@example("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"))
def test_every_finding_quotes_the_text(text: str) -> None:
    for one in check_passage(Passage(text), rules()):
        assert 0 <= one.start <= one.end <= len(text)
        assert text[one.start : one.end] == one.found
        assert one.says
        assert all(0 <= edit.start <= edit.end <= len(text) for edit in one.edits)


def test_no_three_marks_in_a_row_stop_the_check() -> None:
    asked = [rule for rule in rules() if not rule.heavy]
    for marks in product("，。、；：！？.…）“》1一", repeat=3):
        check_passage(Passage(f"甲{''.join(marks)}乙"), asked)


@given(ANYTHING)
def test_a_text_is_read_alike_each_time(text: str) -> None:
    assert check_passage(Passage(text), rules()) == check_passage(Passage(text), rules())
