"""What is a person's and what only looks so: one sentence each."""

from __future__ import annotations

import pytest

from gongkai.text.lists import Leader, Lists
from gongkai.text.personal import look
from tests.text.personal_sets import checked_card, checked_code, checked_id

ID = checked_id("22990119800101123")
SLIP = ID[:-1] + ("0" if ID[-1] != "0" else "1")
CARD = checked_card("622202000000000123")
FIRM, TRADER = checked_code("91229901MA0Y4X8K1"), checked_code("92229901MA0Y4X8K1")

CERTAIN = [
    (f"身份证：{ID[:4]} {ID[4:8]} {ID[8:12]} {ID[12:16]} {ID[16:]}。", "id_card"), (f"G{ID}学籍号", "id_card"), ("旧身份证号229901800101123", "id_card"),
    ("打13800000000/13900000001", "phone"), ("电话:13800000000,13900000001", "phone"), ("(+86)13800000000", "phone"), (f"开户行某银行，账号{CARD}", "bank_card"),
    (CARD, "bank_card"), ("吉 F12345车辆", "plate"), ("吉f12345小车", "plate"), ("粤Z1234港", "plate"), ("新能源车吉AD12345", "plate"), ("吉A·8X123违停", "plate"),
    ("警车吉F1234警", "plate"), ("持E12345678号护照", "passport"), ("军官证号：南字第012345号", "passport"), ("本人邮箱zhang_san＠163.com", "email"),
    ("微信号：abc123456", "wechat"), ("QQ：12345678", "qq"), ("家住阳光花园A3-2-501", "address"), ("住甲区通沟街8委3组", "address"),
    ("住址：甲山市 河东区 红旗街 12号3单元", "address"), ("甲山市河东区红旗街12号，3单元502室", "address"), ("申请人：张 伟，", "name"), ("王晓红女士来电", "name"),
    ("申请人姓名（签字）：赵丽颖", "name"), ("原告欧阳建国诉被告甲山市人社局", "name"), ("李小明，男，9岁", "name"), ("出生日期：1990年3月7日", "birthday"),
    ("拨打1380-000-0001", "phone"), ("tel=13800000000;city=甲山;", "phone"), (f"{ID[:6]} {ID[6:]}，13800000000，甲山", "phone"), ("社会保障号229901350101123", "id_card"),
    ("类型,账号\nQQ号,12345678\n", "qq"), ('{"qq": "12345678"}', "qq"), ("昵称,微信\n小甲,lisi_2020\n小乙,无\n", "wechat"),
    (f"身份证号{SLIP}", "id_card"), ("身份证号：229901199013078515", "id_card"), ("银行卡号6222020000000001239", "bank_card"),
]  # fmt: skip
DOUBTFUL = [
    (f"身份证{ID[:14]}****", "number_part"), (f"{ID[:10]}****{ID[14:]}", "number_part"), ("咨询电话：0439-3223456", "landline"),
    ("家庭电话：3223456", "landline"), (f"某局（{FIRM}）", "credit_code"), (f"统一社会信用代码{TRADER.lower()}", "credit_code"),
    ("反馈意见请发yijian@163.com", "email"), ("服务器10.20.30.40", "ip"), ("会议由局长高明主持", "name"), ("法定代表人：王芳", "name"),
    ("任命刘德华同志为副局长", "name"), ("联系人：张丽，电话：0439-3223456", "name"), ("某公司，住所：甲山市河东区红旗街12号", "address"), ("1970年3月生，现任", "birthday"),
    ("家庭固定电话（住宅电话）：322 3456", "landline"), ("户名称谓  宅电  备注\n三栋  3223456  无\n", "landline"), ("宅电 6222 3456", "landline"), ("宅电：04393223456", "landline"),
    (f"案卷号：0455-1、{ID}两卷移交", "id_card"),
]  # fmt: skip
NOBODYS = [
    "总投资13843912345元", "订单号13843912345", "总计14710000148四、结转", "1,138,000.00", f"http://a.cn/art_{ID[:11]}.html", "粤B2-20050123许可证", "川C919客机",
    "按照吉财F2023号文件", "京A座12345室", "型号E12345678电机", "护照遗失的，30000000元", "客服400-810-8888", "请拨打12345政务服务便民热线", "邮箱bsswgl@jl.gov.cn",
    "软件版本1.2.3.4", "1.2.3.4 工作目标", "QQ群：123456789", "微信公众号：shili_wlj", f"身份证{ID[:6]}********{ID[-4:]}", "手机号138****2345",
    "办公地址：甲山市河东大街1111号市政府办公楼", "本馆位于河东区红旗街12号", "柳树村12户村民搬迁", "柳树村3组道路硬化", "红旗街12号楼加装电梯", "第3组负责5号楼",
    "张某某反映其邻居李某噪声扰民", "高明的做法值得推广", "和平街道办事处", "申请人向两个机构申请", "经营者和石油公司", "按照马克思主义基本原理", "学习习近平同志重要讲话",
    "学习雷锋同志", "开展农村儿童白血病救治", "当事人曾提出申辩", "来源 wechat, normative", "| 招生对象 | 时间 |\n| 8—12岁儿童 | 周六9:00 |\n| 初中学生 | 周日9:00 |", "居民楼设置信报箱", f"联行号{CARD[:12]}", "代码91220600MA0Y4X8K1A有误",
    "投资=13800000000", "年份 1998 123 4567", "价格1500-200-3000", "电话：3223456元", "QQ群号,123456789", "全市2000 100 2000人",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), CERTAIN)
def test_what_is_certain(text: str, kind: str) -> None:
    assert (kind, True) in [(hit.kind, hit.certain) for hit in look(text)]


@pytest.mark.parametrize(("text", "kind"), DOUBTFUL)
def test_what_a_person_has_to_judge(text: str, kind: str) -> None:
    assert (kind, False) in [(hit.kind, hit.certain) for hit in look(text)]
    assert not any(hit.certain for hit in look(text))


@pytest.mark.parametrize("text", NOBODYS)
def test_what_is_nobodys(text: str) -> None:
    assert look(text) == []


def test_an_address_is_read_back_to_where_it_begins() -> None:
    text = "反映人居住在河东区府前街道槐荫社区3号楼502室，楼上漏水。"
    assert [text[hit.start : hit.end] for hit in look(text)] == ["河东区府前街道槐荫社区3号楼502室"]


@pytest.mark.parametrize(
    "address",
    ["光明路8号翡翠名邸6栋2单元1201室", "翡翠壹号8-5-903", "香榭湾2#3单元502号", "香榭湾2#-3-502", "凤凰新城二期23栋", "翡翠城四单元一楼西门", "光明路8号附3号", "光明路21号之二402房", "柳树村13社20号", "金水湾8幢2-501"],
)  # fmt: skip
def test_an_address_is_one_from_the_street_to_the_door(address: str) -> None:
    text = f"现住甲山市河东区{address}，邮编从略"
    assert [text[hit.start : hit.end] for hit in look(text)] == [f"甲山市河东区{address}"]


def test_where_a_household_came_from_and_went_are_two_addresses() -> None:
    text = "户口由甲山市光明路3号迁往丙水市香榭湾5#2单元301号。"
    assert [text[hit.start : hit.end] for hit in look(text)] == [
        "甲山市光明路3号",
        "丙水市香榭湾5#2单元301号",
    ]


def test_a_street_and_number_something_is_sent_to_are_only_a_persons_to_judge() -> None:
    assert [hit.certain for hit in look("送达地点：甲山市河东区光明路88号")] == [False]
    assert [hit.certain for hit in look("申请人从略，通信地址：甲山市河东区光明路88号")] == [False]
    assert look("联系地址：甲山市河东区光明路88号") == []


def test_the_address_of_somebody_and_the_place_of_a_flat_are_homes() -> None:
    for before in ("原告地址：", "收件人地址：", "出租房屋位于"):
        text = f"{before}甲山市光明路8号翡翠壹号6栋2202室"
        assert [(text[hit.start : hit.end], hit.certain) for hit in look(text)] == [
            (text[len(before) :], True)
        ]
    assert look("本局位于甲山市光明路8号行政中心6栋2202室") == []
    assert [hit.certain for hit in look("甲山市某某公司，申请人地址：甲山市光明路8号")] == [False]


def test_places_are_those_of_the_text_as_given_behind_what_nobody_sees() -> None:
    text = f"\u200b号\u2060码{ID[:5]}\ufeff{ID[5:]}\u200b，手机１３８０００\u200b０００００"
    assert [text[hit.start : hit.end] for hit in look(text)] == [
        f"{ID[:5]}\ufeff{ID[5:]}",
        "１３８０００\u200b０００００",
    ]


def test_the_head_of_a_column_says_what_its_cells_are() -> None:
    text = "序号\t姓名\t身份证号\t开户账号\n1\t张 伟\t229901800101123\t6222020000000000\n2\t覃塬\t无\t无\n\n其他\t王 敏"
    assert [(text[hit.start : hit.end], hit.kind) for hit in look(text)] == [
        ("张 伟", "name"),
        ("229901800101123", "id_card"),
        ("6222020000000000", "bank_card"),
        ("覃塬", "name"),
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("电话（+86）13800000000，", "（+86）13800000000"), ("手机0086 138 0000 0000", "0086 138 0000 0000"), ("008613800000000", "008613800000000"),
        ("家电0439-3223 456，", "0439-3223 456"), ("电话:3223456转802", "3223456转802"),
    ],
)  # fmt: skip
def test_a_telephone_is_read_with_all_that_belongs_to_it(text: str, whole: str) -> None:
    assert [text[hit.start : hit.end] for hit in look(text)] == [whole]


@pytest.mark.parametrize("mark", [",", "；", "\t", "|", "　　　", "    "])
def test_a_table_is_read_whatever_parts_its_cells(mark: str) -> None:
    rows = ("序号", "姓名", "社保号"), ("1", "覃塬", "229901350101123"), ("2", "张 伟", "229901800101123")
    text = "发放名册\n" + "\n".join(mark.join(row) for row in rows)
    assert [(text[hit.start : hit.end], hit.kind) for hit in look(text)] == [
        ("覃塬", "name"),
        ("229901350101123", "id_card"),
        ("张 伟", "name"),
        ("229901800101123", "id_card"),
    ]


def test_a_sentence_that_names_what_a_table_would_hold_is_none() -> None:
    assert look("姓名，住址，电话\n高度保密，严格管理，全部收回\n") == []


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (f"张三（身份证号：{ID}）", "number"), ("李四 13800000000", "number"), (f"经查王建国身份证号{ID}", "number"), ("五年级学生李小明在校门口摔伤。", "status"),
        ("患者张丽华确诊为流感。", "status"), ("张三\t男\t低保\t300元", "status"), ("申请人：张三。次日，13800000000来电", ""), ("局长王刚主持低保评审", ""), ("联系人张三，手机13800000000", "number"), (f"法定代表人王芳，身份证号{ID}", "number"),
        ("联系人：张丽，手机：13800000000", "number"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_in_its_sentence(text: str, beside: str) -> None:
    assert [hit.beside for hit in look(text) if hit.kind == "name"] == [beside]


def test_names_in_a_row_are_certain_where_persons_in_need_are_listed_and_not_where_an_office_is() -> None:
    row = "张三、李建国、王秀英、赵丽"
    assert [hit.certain for hit in look(f"低保名单：{row}")] == [True] * 4
    assert [hit.certain for hit in look(f"领导小组成员：{row}")] == [False] * 4


def test_a_name_once_told_is_found_wherever_it_stands() -> None:
    text = "申请人：李建国，男。经查，李建国的申请符合条件；高明的做法值得推广。"
    assert [(text[hit.start : hit.end], hit.reason) for hit in look(text)] == [
        ("李建国", "labelled"),
        ("李建国", "named_before"),
    ]


def test_what_an_office_made_public_itself_stays() -> None:
    text = "局长李建国、副局长王晓红主持。咨询电话：0439-3223456、13800000000，邮箱a@163.com。"
    lists = Lists(
        officials=frozenset({"李建国"}),
        leaders=(Leader("王晓红", ("副局长",), 2),),
        office_phones=frozenset({"3223456", "138-0000-0000"}),
        allowed=frozenset({"a@163.com"}),
    )
    assert len(look(text)) == 5
    assert look(text, lists=lists) == []


def test_likely_names_come_only_when_asked_for() -> None:
    text = "昨日，李建国参加了活动。"
    assert look(text) == []
    assert [(text[hit.start : hit.end], hit.certain) for hit in look(text, likely=True)] == [
        ("李建国", False)
    ]


def test_what_is_an_offices_is_listed_only_where_asked_for_and_never_certain() -> None:
    text = "客服电话400-810-8888，邮箱wgj@example.gov.cn，编号400-810-8888"
    assert look(text) == []
    assert [(one.kind, text[one.start : one.end], one.certain) for one in look(text, offices=True)] == [
        ("landline", "400-810-8888", False),
        ("email", "wgj@example.gov.cn", False),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("意见征求联系人邮箱zhangsan@qq.com", "shape"), ("政务公开办公室zhangsan@sina.com.cn", "shape"),
        ("监督邮箱zhangsan@139.com", "shape"), ("邮箱zwgk@163.com", "office"), ("监督邮箱zhangsan@example.com", "office"),
    ],
)  # fmt: skip
def test_a_mailbox_anybody_has_for_nothing_is_a_persons_by_default(text: str, why: str) -> None:
    assert [one.reason for one in look(text) if one.kind == "email"] == [why]
