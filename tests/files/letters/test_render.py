"""Facts into Word: nothing left empty, nothing misread, every mistake in a template named with its place."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.files.letters import templates
from gongkai.files.letters.facts import LetterFacts, Point, missing
from gongkai.files.letters.render import check_template, word
from gongkai.files.letters.specimen import specimen
from gongkai.law.letter import LETTERS, STATED, LetterKind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel, Receipt
from gongkai.law.redress import redress
from gongkai.law.source import Refusal
from scripts.letter_templates import make
from tests.files.letters.conftest import Edit, adding, text_of, words_of

GOLDEN = Path(__file__).parent / "golden"
Edited = Callable[[LetterKind, Edit], Path]


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_is_written_from_full_facts(kind: LetterKind) -> None:
    facts = specimen(kind)
    said = text_of(word(kind, facts))
    for each in (facts.agency, kind.letter.title, facts.number, facts.addressee, "2026年3月24日"):
        assert each in said
    assert not set("{}%") & set(said)
    assert kind.letter.silence in said
    if "redress" in kind.letter.must_state:
        assert facts.redress in said


@pytest.mark.parametrize("kind", LetterKind)
def test_a_shipped_template_is_what_its_text_makes(kind: LetterKind) -> None:
    assert templates.shipped(kind).read_bytes() == make(kind)


def test_every_fact_of_the_law_is_a_fact_of_a_letter() -> None:
    assert set(STATED) <= set(LetterFacts.__dataclass_fields__)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_missing_fact_is_named_and_no_letter_is_written(kind: LetterKind) -> None:
    blank = LetterFacts()
    must = LETTERS[kind].must_state + LETTERS[kind].while_running
    assert missing(kind, blank) == [STATED[name] for name in must]
    assert missing(kind, replace(blank, stands=True)) == [STATED[n] for n in LETTERS[kind].must_state]
    for name in must:
        facts = replace(specimen(kind), **{name: getattr(blank, name)})
        with pytest.raises(Refusal, match=f"还不能生成.*请先补齐：{STATED[name]}$"):
            word(kind, facts)


def test_all_missing_facts_are_listed_at_once() -> None:
    facts = replace(
        specimen(LetterKind.ANSWER_WITHHELD),
        contact=" ",
        redress="",
        points=(Point("", Outcome.WITHHELD_SECRET),),
    )
    with pytest.raises(Refusal) as refusal:
        word(LetterKind.ANSWER_WITHHELD, facts)
    assert refusal.value.reasons == (
        ("还不能生成答复书（不予公开），请先补齐：联系方式、救济途径、第1项的申请内容、第1项的理由", None),
    )


@pytest.mark.parametrize(
    ("outcome", "lacks"),
    [
        (Outcome.GRANTED, "提供的内容，或者获取的方式、途径"),
        (Outcome.ALREADY_PUBLIC, "提供的内容，或者获取的方式、途径"),
        (Outcome.WITHHELD_THIRD_PARTY, "理由"),
        (Outcome.NOT_HELD_ABSENT, "检索、审查情况"),
        (Outcome.DECLINED_PUBLICATION, "提供的内容，或者获取的方式、途径"),
    ],
)
def test_a_point_says_what_its_outcome_must_tell(outcome: Outcome, lacks: str) -> None:
    facts = replace(specimen(LetterKind.ANSWER_OPEN), points=(Point("名单", outcome),))
    assert missing(LetterKind.ANSWER_OPEN, facts) == [f"第1项的{lacks}"]


HOSTILE = "{{ 机关 }}{% for x in y %}{_{ 7*7 }_}<w:p><b>&amp;&lt;</w:t>“引号”'\"\\ #[x] $a$ *b* 〔〕"


def test_what_an_applicant_wrote_comes_out_letter_by_letter() -> None:
    facts = replace(
        specimen(LetterKind.RECEIPT),
        asked=f"{HOSTILE}\n第二段\t制表\x0b\x07\u202e反向",
        addressee="王<芳>&{{",
    )
    lines = list(words_of(word(LetterKind.RECEIPT, facts)))
    assert HOSTILE in lines
    assert "王<芳>&{{：" in lines
    assert "第二段 制表" in lines
    assert "反向" in lines


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("{}%#_<>&'\"/\\ab汉\n\t\x00\ud800\ufffe😀"), min_size=1))
def test_no_text_breaks_a_letter(text: str) -> None:
    facts = replace(specimen(LetterKind.RECEIPT), asked=text, addressee=f"甲{text}乙")
    if missing(LetterKind.RECEIPT, facts):
        return
    for kept in (
        text.replace("\x00", "").replace("\ud800", "").replace("\ufffe", "").replace("\t", " ").split("\n")
    ):
        assert kept.strip() in text_of(word(LetterKind.RECEIPT, facts))


def test_the_same_facts_give_the_same_bytes_and_their_title() -> None:
    facts = specimen(LetterKind.RECEIPT)
    first = word(LetterKind.RECEIPT, facts)
    assert word(LetterKind.RECEIPT, facts) == first
    core = docx.Document(BytesIO(first)).core_properties
    assert core.title == "示例市文化广电和旅游局政府信息公开申请接收回执（示文广旅公开〔2026〕第7号-受）"
    assert core.author == "示例市文化广电和旅游局"


def test_a_single_point_is_answered_without_numbering() -> None:
    facts = specimen(LetterKind.ANSWER_OPEN)
    assert "经审查，本机关答复如下：" in text_of(word(LetterKind.ANSWER_OPEN, facts))
    both = text_of(word(LetterKind.ANSWER_OPEN, replace(facts, points=facts.points * 2)))
    assert "共2项。经审查，本机关逐项答复如下：" in both
    assert "二、关于第二项申请" in both


def test_an_agencys_own_template_is_used(edited: Edited) -> None:
    own = edited(LetterKind.RECEIPT, adding("本局自用格式", "{{ 机关 }}敬告{{ 收件人 }}"))
    said = text_of(word(LetterKind.RECEIPT, specimen(LetterKind.RECEIPT), own=own))
    assert said.startswith("本局自用格式\n示例市文化广电和旅游局敬告王芳\n")


def test_an_own_template_lies_in_the_data_folder_under_the_agencys_code(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.HOME = tmp_path
    assert templates.own("A1", LetterKind.RECEIPT) is None
    path = tmp_path / "letters" / "A1" / "receipt.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(templates.shipped(LetterKind.RECEIPT).read_bytes())
    assert templates.own("A1", LetterKind.RECEIPT) == path
    assert templates.own("", LetterKind.RECEIPT) is None
    for code in ("..", ".", "../A1", "A1/../A1"):
        with pytest.raises(Refusal, match="不能用作文件夹的名称"):
            templates.own(code, LetterKind.RECEIPT)


@pytest.mark.parametrize("kind", LetterKind)
def test_every_shipped_template_passes_its_own_check(kind: LetterKind) -> None:
    check_template(kind, templates.shipped(kind))


@pytest.mark.parametrize(
    ("added", "says"),
    [
        ("见{{ 收到日 }}。", "“见{{ 收到日 }}。”处的占位符“收到日”不认识；可以用的有：机关、"),
        ("{{ 申请内容.全部 }}", "“{{ 申请内容.全部 }}”处的占位符“全部”不认识"),
        ("编号{{ 编号。", "“编号{{ 编号。"),
        ("{%p for 行 in 理由 %}", "标记写得不完整、不成对"),
        ("{{ 各项 }}", "“{{ 各项 }}”处的占位符不是一段文字"),
        ("{{ ''.__class__.__mro__ }}", "“{{ ''.__class__.__mro__ }}”处"),
        ("｛｛ 编号 ｝｝", "“｛｛ 编号 ｝｝”里用了全角的花括号"),
        ("{% include 'x' %}", "不允许的写法"),
        ("{{ 1 / 0 }}", "“{{ 1 / 0 }}”处的标记"),
        ("{{ 编号 + 1 }}", "“{{ 编号 + 1 }}”处的标记"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_file_and_place(edited: Edited, added: str, says: str) -> None:
    path = edited(LetterKind.RECEIPT, adding("好的一段", added))
    with pytest.raises(Refusal) as refusal:
        check_template(LetterKind.RECEIPT, path)
    [(sentence, cite)] = refusal.value.reasons
    assert sentence.startswith("模板 receipt.docx 不能使用：")
    assert says in sentence
    assert cite is None


def test_a_step_across_paragraphs_is_named_instead_of_mended(edited: Edited) -> None:
    path = edited(LetterKind.RECEIPT, adding("前{% if 编号 %}中", "后{% endif %}尾"))
    check_template(LetterKind.RECEIPT, path)  # whole paragraphs apart: still well formed
    split = edited(
        LetterKind.FEE_NOTICE,
        lambda d: setattr(d.tables[0].cell(0, 0).paragraphs[0].runs[0], "text", "{% if 编号 %}甲"),
    )
    with pytest.raises(Refusal, match="模板 fee_notice.docx 不能使用：.*标记写得不完整"):
        check_template(LetterKind.FEE_NOTICE, split)


@pytest.mark.parametrize("content", [b"", b"not word", b"PK\x03\x04broken"])
def test_a_template_that_is_no_word_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "receipt.docx"
    path.write_bytes(content)
    with pytest.raises(Refusal, match="模板 receipt.docx 不能使用：不是完整的Word文件"):
        check_template(LetterKind.RECEIPT, path)
    with pytest.raises(Refusal, match="模板 gone.docx 不能使用：文件无法读取"):
        check_template(LetterKind.RECEIPT, tmp_path / "gone.docx")


WITHHELD = LetterFacts(
    agency="示例市文化广电和旅游局",
    number="示文广旅公开〔2026〕第12号-答",
    addressee="王芳",
    dated=date(2026, 4, 10),
    contact="示例市文化广电和旅游局办公室，电话0000-0000000",
    case_number="2026-YSQ-0012",
    receipt=Receipt(date(2026, 3, 16), Channel.ONLINE.cite),
    channel=Channel.ONLINE.label,
    points=(
        Point(
            "2025年度文化市场随机抽查的检查结果。",
            Outcome.ALREADY_PUBLIC,
            gives="该结果已在本机关门户网站“政府信息公开—双随机”栏目公布，索引号00000000/2026-00031。",
        ),
        Point(
            "抽查方案讨论会的会议记录。",
            Outcome.WITHHELD_PROCESS,
            finding="经检索本机关档案目录（检索词：随机抽查、方案），存有2025年2月20日会议记录一份。",
            reasons="该记录是制定抽查方案过程中的讨论记录，所载意见没有对外发生效力。",
        ),
    ),
    delivery="以电子邮件提供，并邮寄本答复书",
    redress=redress("r3_3_6", date(2026, 4, 10), "示例市人民政府").paragraph(),
)
GOLDENS = {
    "补正告知书": (LetterKind.COMPLETION, specimen(LetterKind.COMPLETION)),
    "答复书": (LetterKind.ANSWER_WITHHELD, WITHHELD),
    "第三方意见征询书": (LetterKind.THIRD_PARTY_CONSULTATION, specimen(LetterKind.THIRD_PARTY_CONSULTATION)),
}


@pytest.mark.parametrize("name", GOLDENS)
def test_the_letter_reads_as_it_was_approved(name: str) -> None:
    kind, facts = GOLDENS[name]
    assert text_of(word(kind, facts)) == (GOLDEN / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_tells_word_that_it_is_chinese(kind: LetterKind) -> None:
    with zipfile.ZipFile(BytesIO(word(kind, specimen(kind)))) as packed:
        styles, settings, body, fonts = (
            packed.read(f"word/{part}.xml").decode()
            for part in ("styles", "settings", "document", "fontTable")
        )
    assert 'w:eastAsia="zh-CN"' in re.search(r"<w:docDefaults>.*</w:docDefaults>", styles, re.DOTALL)[0]  # type: ignore[index]
    assert "ja-JP" not in settings
    assert body.count("<w:rFonts ") == body.count('w:hint="eastAsia"')
    named = set(re.findall(r'<w:font w:name="([^"]+)"', fonts))
    assert set(re.findall(r'w:eastAsia="([^"]+)"', body)) <= named
