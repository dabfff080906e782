"""What is promised of the whole engine, held on faults that people found by reading, and on right text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.cli.checking.asked import Asked
from gongkai.cli.checking.looking import findings_in
from gongkai.text.catalogue import check
from gongkai.text.finding import Finding
from tests.text.trial_sets import NOT_TO_BE_REPORTED, alarms_in, is_alarm, known_faults, text_of, touching

Reports = dict[str, tuple[str, list[Finding]]]

MORE_IN_THE_SEED = (
    # line, what is wrong there, and the words a finding must touch: faults of grammar and style, which patterns may find
    (3, "two frames in one sentence", "组织建立"),
    (3, "a person named twice", "专干工作人员"),
    (3, "a comma where a sentence ends", "“三到位”,同时,我局"),
    (8, "an order and its end that do not meet", "以条线为主开展政务服务事项梳理工作"),
    (8, "a verb and an object that do not meet", "对承接、取消的行政许可事项调整行政审批事项目录"),
    (344, "two verbs for one", "存在部分文字内容有错别字"),
    (344, "and so on, after nothing", "提升等。"),
    (344, "a verb and an object that do not meet", "这些问题"),
    (346, "two verbs for one", "负责保证"),
    (346, "a word of time without its beginning", "保证数量的同时"),
    (5, "a word of extent without its beginning", "很大程度上避免"),
    (351, "a spoken word", "搞好人员调配"),
    (8, "a name no longer usual", "行政自由裁量权"),
    (10, "a paper without its marks", "政务公开工作要点"),
    (8, "four levels, one by another name", "省市县镇四级"),
    (1, "a comma where a sentence ends", "取得了一定成效,现将"),
)  # fmt: skip


@pytest.fixture(scope="module")
def reports(shared: Path) -> Reports:
    texts = {one.file: text_of(shared, one.file) for one in known_faults(shared)}
    return {file: (text, findings_in(text, Asked())) for file, text in texts.items()}


def test_seven_of_ten_faults_people_saw_in_reports_are_found(shared: Path, reports: Reports) -> None:
    known = [
        one for one in known_faults(shared)
        if one.words in reports[one.file][0] and not one.kind.startswith(NOT_TO_BE_REPORTED)
    ]  # fmt: skip
    text_and_findings = ((one, *reports[one.file]) for one in known)
    found = [one for one, text, findings in text_and_findings if touching(findings, text, one.words)]
    assert len(known) >= 90
    assert len(found) / len(known) >= 0.9


def test_what_people_let_stand_in_reports_is_let_stand(shared: Path, reports: Reports) -> None:
    doubtful = [one for one in known_faults(shared) if one.kind.startswith(NOT_TO_BE_REPORTED)]
    assert len(doubtful) >= 4
    for one in doubtful:
        text, findings = reports[one.file]
        assert [each for each in touching(findings, text, one.words) if is_alarm(each)] == [], one


def test_made_up_faults_are_found_where_they_are(shared: Path) -> None:
    rows = [
        row.split("\t")
        for row in (shared / "data" / "text" / "faulty_sentences.tsv").read_text("utf-8").splitlines()
    ]
    found = [row for row in rows if _touches_its_fault(row[1], row[2])]
    assert len(rows) >= 90
    assert len(found) / len(rows) >= 0.95


def _touches_its_fault(sentence: str, words: str) -> bool:
    findings = check(sentence, heavy=True)
    parts = [part for part in words.split("…") if part in sentence]
    return any(touching(findings, sentence, part) for part in parts) if parts else bool(findings)


def test_more_than_half_of_the_seed_s_loose_wording_is_found(shared: Path, reports: Reports) -> None:
    text, findings = reports["seed-report-2023.txt"]
    found = [words for _, _, words in MORE_IN_THE_SEED if touching(findings, text, words)]
    assert [words for _, _, words in MORE_IN_THE_SEED if words not in text] == []
    assert len(found) >= 12, sorted({words for _, _, words in MORE_IN_THE_SEED} - set(found))


def test_right_text_of_the_press_raises_less_than_one_alarm_in_two_thousand_characters(shared: Path) -> None:
    rows = json.loads((shared / "data" / "text" / "clean_press.json").read_text("utf-8"))[:2000]
    texts = [row["correct_text"] for row in rows]
    # The set writes its marks at half width throughout, which is a fault of its own.
    alarms = [one for _, one in alarms_in(texts) if not one.code.startswith("PU")]
    assert len(alarms) <= sum(map(len, texts)) / 2000
