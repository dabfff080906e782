"""The cast: the same people in every test.

王芳 asks. 李强 is clerk of the 业务科, 何静 heads it. 钱进 is the disclosure clerk, 赵敏 heads the disclosure
office, 孙静 reviews secrecy, 郑直 reviews law, 吴涛 is the deputy, 冯林 the head of the bureau. 周洋 is disclosure clerk of another agency.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.agencies import acts
from gongkai.agencies.models import Agency, Division, Person
from gongkai.cases.acts import Asker
from gongkai.documents.acts import open_standard_columns
from gongkai.documents.models import Column
from gongkai.law.hand import Hand
from gongkai.law.judgement import Judged
from gongkai.law.retraction import Cause, Retraction

SINCE = date(2019, 5, 15)
PASSWORD = "kai-fang-2019"
TAKEN_BACK = Retraction(Cause.WRONG, notice="内容有误，更正后重新公布。")
FITTING = Judged("表述准确", "已经定稿，可以公开", "门户网站公布")
WANG_FANG = Asker("王芳", "id_card", "990000199003070021", "13800000000", email="wangfang@example.invalid")


@dataclass(frozen=True)
class Cast:
    """One agency with an office and one other division, and the stranger next door."""

    agency: Agency
    office: Division
    division: Division
    columns: dict[str, Column]
    li_qiang: Person  # 科室信息员
    he_jing: Person  # 科室负责人
    qian_jin: Person  # 公开专干
    zhao_min: Person  # 政府信息公开工作机构负责人
    sun_jing: Person  # 保密审查员
    zheng_zhi: Person  # 法制审核员
    wu_tao: Person  # 分管领导
    feng_lin: Person  # 主要负责人
    other_agency: Agency
    other_division: Division
    zhou_yang: Person  # 别的机关的公开专干


def assemble() -> Cast:
    """Everybody on stage."""
    agency = _agency(
        "11990000CAST000001", "甲市文化和旅游局", "jia", is_home=True, letter_prefix="甲文旅公开"
    )
    office = acts.open_division(agency, "BGS", "办公室", is_disclosure_office=True)
    division = acts.open_division(agency, "YWK", "业务科")
    other = _agency("11990000CAST000002", "甲市体育局", "yi", is_home=False, letter_prefix="甲体公开")
    other_office = acts.open_division(other, "BGS", "办公室", is_disclosure_office=True)

    def person(login: str, name: str, hand: Hand, at: Division | None = None, of: Agency = agency) -> Person:
        made = acts.enrol(
            of, login, name, password=PASSWORD, division=at or (office if of is agency else other_office)
        )
        acts.give_post(made, hand, SINCE, division=at)
        return made

    return Cast(
        agency=agency,
        office=office,
        division=division,
        columns=open_standard_columns(agency, by=Hand.ADMINISTRATOR, on=SINCE),
        li_qiang=person("liqiang", "李强", Hand.CLERK, division),
        he_jing=person("hejing", "何静", Hand.DIVISION_HEAD, division),
        qian_jin=person("qianjin", "钱进", Hand.DISCLOSURE_CLERK),
        zhao_min=person("zhaomin", "赵敏", Hand.OFFICE_HEAD),
        sun_jing=person("sunjing", "孙静", Hand.SECRECY_REVIEWER),
        zheng_zhi=person("zhengzhi", "郑直", Hand.LEGAL_REVIEWER),
        wu_tao=person("wutao", "吴涛", Hand.DEPUTY),
        feng_lin=person("fenglin", "冯林", Hand.HEAD),
        other_agency=other,
        other_division=other_office,
        zhou_yang=person("zhouyang", "周洋", Hand.DISCLOSURE_CLERK, of=other),
    )


def _agency(code: str, name: str, slug: str, **fields: object) -> Agency:
    return acts.found_agency(
        code=code, name=name, short_name=name[2:], slug=slug, government="甲市人民政府", address="甲市一路1号",
        phone="0000-0000000", email="zwgk@example.invalid", hours="工作日8:30—17:00", **fields,
    )  # fmt: skip
