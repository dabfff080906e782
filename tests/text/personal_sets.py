"""Made texts with personal data at known places, and texts with nobody's: drawn from frames by a seed.

The frames were written before the patterns they try. Nobody owns the numbers: regions that do not exist (2299 …), telephones whose
middle is 0000, cards and codes of drawn digits.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SLOT = re.compile(r"\{(\w+)\}")
PROVINCES = re.findall("..", "11121314152122233132333435363741424344454650515253546162636465")
PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"

FRAMES = (
    "申请人提交了身份证复印件，号码为{id_card}，联系方式{phone}。",
    "经核对，公民身份号码：{id_card}，与户籍登记一致。",
    "补贴发放对象证件号{id_card}，开户行农业银行，卡号{bank_card}。",
    "{id_card}",
    "驾驶人持{id_card}号身份证件到场接受询问。",
    "1\t户主\t{id_card}\t{phone}\t已发放",
    "| 3 | {id_card} | {bank_card} | 1200元 |",
    "委托他人代办的，请同时带上委托人证件（{id_card}）。",
    "被执行人（身份证号码{id_card}）未按期履行。",
    "附：本人身份证号{id_card}；本人手机{phone}；本人邮箱{email}。",
    "旧版身份证号码{id_15}，请换发新证。",
    "其父身份证件号码为{id_15}，一九八几年签发。",
    "ID:{id_card},TEL:{phone}",
    "信访人来电（{phone}）称楼下夜间施工扰民。",
    "如有疑问请与本人联系，{phone}（微信同号）。",
    "村民联系电话：{phone}、{phone}。",
    "快递请寄到门卫，收件电话{phone}。",
    "有事打我电话{phone}谢谢",
    "短信已发送至{phone}，请查收。",
    "法定代表人手机号码:{phone}",
    "接报警人{phone}报称车辆被刮。",
    "（联系方式：{phone}）",
    "业主群通知：水表检修，联系物业小王{phone}",
    "报名者请于周五前致电{phone}或者{landline}。",
    "窗口咨询电话：{landline}。",
    "监督电话{landline}，传真{landline}",
    "家庭电话：{landline}，夜间可接听。",
    "办公室值班电话为{landline}，欢迎来电。",
    "工资打入银行卡{bank_card}，开户名与本人一致。",
    "退款账号：{bank_card}（建设银行）",
    "请将补助汇至{bank_card}，工商银行城西支行。",
    "信用卡卡号{bank_card}因逾期被冻结。",
    "持卡人卡号尾数不符，原登记卡号为{bank_card}。",
    "社会保障卡银行账号 {bank_card} 已激活",
    "供应商统一社会信用代码{credit_code}，注册资本五百万元。",
    "经营者为个体工商户，统一社会信用代码：{credit_code}。",
    "（统一社会信用代码：{credit_code}）",
    "信用代码 {credit_code} 的企业已注销",
    "当事人驾驶{plate}号小型轿车闯红灯。",
    "{plate}车主请速来挪车。",
    "违法停放车辆号牌为{plate}。",
    "该网约车（{plate}）未取得道路运输证。",
    "小区登记车辆：{plate}、{plate}。",
    "查扣无证营运车辆一台，车牌{plate}，移交停车场。",
    "外籍教师护照号{passport}，签证有效期至年底。",
    "持{passport}号护照入境的人员",
    "护照：{passport}",
    "往来港澳通行证号码{permit}已过期",
    "台湾居民来往大陆通行证（证号{permit}）",
    "投稿请发{email}，注明姓名。",
    "我的邮箱是{email},请回复",
    "个人电子邮箱：{email}",
    "E-mail:{email}",
    "材料扫描后发至{email}即可。",
    "登录用户的IP地址{ip}被记录",
    "发帖IP：{ip}，时间为当晚。",
    "终端MAC地址{mac}",
    "设备网卡地址为{mac}，已绑定。",
    "加微信{wechat}领取",
    "本人微信号：{wechat}。",
    "微信号为{wechat}的用户发布了该信息",
    "QQ号{qq}在群内散布不实信息",
    "联系QQ：{qq}",
    "举报人留下QQ {qq} 和手机{phone}",
    "序号：7；证件号码：{id_card}；卡号：{bank_card}；电话：{phone}；车牌：{plate}",
    "以上两人（{id_card}、{id_card}）均已到案。",
)
NEGATIVES = (
    "总投资{eleven}元，其中财政资金占六成。",
    "全年货物吞吐量{eleven}吨。",
    "索引号：{index}",
    "索引号 {index_long} 公开类别 主动公开",
    "发文字号：示政发〔{year}〕{small}号",
    "根据示财教〔{year}〕{small}号文件要求",
    "（{year}）示02行初{small}号行政判决书",
    "案号：（{year}）示行终{small}号",
    "项目代码：{year}-220699-78-01-{six}",
    "项目编号{project}",
    "采购编号：{sixteen}",
    "政府采购项目编号 ZFCG-{year}-{six}",
    "执行GB/T {five}—{year}《信息与文献》标准。",
    "符合GB {five}.{one}-{year}的规定",
    "东经1{two}.{six}，北纬4{one}.{six}",
    "坐标（12{one}.{eight}，4{one}.{eight}）",
    "收入{thousands}元，支出{thousands}元。",
    "合计\t{small}\t{six}\t{five}\t{two}",
    "0 0 0 {two} 0 0 {one} 0 0 {small}",
    "订单号{twenty}已发货",
    "订单编号：{sixteen}",
    "联行号{bank_joint}",
    "开户银行行号：{bank_joint}",
    "快递单号SF{thirteen}",
    "运单号：{fifteen}",
    "流水号{eighteen}",
    "受理编号{region}{year}{date}{four}",
    "办件流水号：{region}{year}{date}{four}，请妥善保管。",
    "ISBN 978-7-{small}-{five}-{one}",
    "书号9787{nine}",
    "网址http://www.shili.gov.cn/art/{year}/{two}/art_{small}_{eleven}.html",
    "附件 P0{year}{eight}{eight}.pdf",
    "请拨打12345政务服务便民热线或者12388。",
    "客服热线400-{small}-{four}",
    "全国统一电话800{seven}",
    "{year}年{month}月{day}日{hour}:{minute}",
    "有效期：{year}{date}—{year}{date}",
    "{year}.{month}.{day}-{year}.{month}.{day}",
    "面积{five}.{two}平方米，容积率{one}.{two}。",
    "GDP {thousands}.{two}亿元，增长{one}.{one}%",
    "型号E{eight}电机两台",
    "设备编号：SB{ten}",
    "A座{four}室开标",
    "软件升级到版本{one}.{two}.{one}.{two}",
    "{one}.{one}.{one}.{one} 工作目标",
    "条形码69{eleven}",
    "会计科目{eight}，金额{thousands}.00",
    "许可证编号：示文演{twelve}",
    "林权证号{ten}",
    "批准文号：国药准字H{eight}",
    "专利号ZL{year}1{seven}.{one}",
    "招标编号：{year}{date}{five}",
    "公告〔{year}〕第{small}号，共{small}页",
    "评分：{two}分，排名第{two}。",
    "宗地号{region}{six}GB{five}",
    "档案号 {four}-{year}-Y-{four}",
)
# Where the address begins and ends is marked; the rest of the frame is not part of it.
ADDRESSES = (
    "示例省甲山市河东区红叶街{n}号{m}单元{room}室", "甲山市河东区望江路{n}号", "乙川县石门镇柳树村{m}组{n}号", "河东区府前街道槐荫社区{n}号楼{room}室",
    "丙水市城北区长乐巷{n}弄{m}号{room}室", "乙川县石门镇下坡村{han}组", "示例省丁原市南湖区学院路{n}号院{m}号楼{m}单元{room}", "丁原市开发区金桂花园{m}栋{room}室",
    "乙川县青石乡大洼屯{n}号", "甲山市河西区锦绣家园小区{m}幢{room}室", "北京市海淀区某园西路{n}号{m}门{room}", "广西壮族自治区戊林市东城区人民东路{n}号",
    "甲山市河东区光明路{n}号翡翠名邸{m}栋2单元{room}室", "甲山市光明路{n}号桂语云庭{m}-2-1101", "甲山市河东区香榭湾{m}#2单元{room}号", "丁原市南湖区翡翠壹号C{m}栋{room}室",
    "丁原市滨河路{n}号西湖春天{m}号楼1单元1704", "丙水市城北区桂语花园{han}号楼{han}单元{han}楼西门", "乙川县石门镇柳树村{m}社{n}号", "丙水市城北区凤凰新城二期{m}栋{room}室",
    "乙川县石门镇柳树村{han}社", "丁原市光明里小区{m}座{room}房", "丙水市城北区长乐路{n}号之二{room}房", "乙川县下坡乡李家屯{han}队",
)  # fmt: skip
ADDRESS_FRAMES = (
    "家住{address}。", "申请人住址：{address}，邮编从略。", "户籍地址：{address}", "现住{address}，从事个体经营。", "家庭住址：{address}；",
    "被处罚人，男，汉族，住{address}。", "其户籍所在地为{address}。", "请将答复书邮寄至本人住处{address}。", "姓名从略，居住地址为{address}，已脱贫。",
    "1\t低保户\t{address}\t享受补助", "反映人居住在{address}，楼上漏水。", "患者居住于{address}，近期未外出。",
    "住    址：{address}", "现居住地{address}。", "被告人捕前住{address}。", "经营者住所：{address}", "常住地址：{address}；", "序号,姓名,家庭住址\n1,从略,{address}\n",
    "姓名　　户籍所在地　　备注\n从略　　{address}　　无\n", "户口由{address}迁往外地。", '{{"住址": "{address}"}}', "住址={address};",
)  # fmt: skip
# Where something is sent or stands: told only to a room or a house of a village.
SENT_FRAMES = ("送达地点：{address}", "通信地址：{address}，邮编从略", "房屋坐落于{address}，", "收货地址：{address}", "请寄至{address}。", "户口迁往{address}。")  # fmt: skip
NO_ADDRESS = (
    "办公地址：甲山市河东区府前街{n}号市政府大楼{room}室", "本局位于甲山市河东区府前街{n}号。", "政务服务中心地址：乙川县石门镇政府路{n}号一楼大厅",
    "会议室设在行政中心{m}号楼{room}室。", "请到{m}号窗口办理，地点为市民大厦{m}楼。", "甲山市文化馆（河东区红叶街{n}号）免费开放。", "示政发〔2023〕{n}号",
    "示例省甲山市人民政府令第{n}号", "公司注册地址：甲山市开发区工业大道{n}号", "受理地点：甲山市河西区人民路{n}号政务大厅{m}号窗口", "全市划分为{m}个责任区、{n}个小组。",
    "公交{n}路、{m}路在人民广场站下车。", "通讯地址：甲山市河东区府前街{n}号市文广旅局办公室", "开标地点：公共资源交易中心{m}号开标室", "第{m}小组负责{n}号地块。",
    "采购代理机构地址：甲山市光明路{n}号华腾大厦{m}层{room}室", "联系地址：甲山市光明路{n}号，邮编从略", "收件地址：甲山市河东区行政中心{m}号楼{room}室", "考场设在甲山市第一中学{m}号楼{room}室",
    "会议地点：甲山市高新区创业大街{n}号科技园C座{room}室", "翡翠名邸小区{m}栋楼列入改造", "桂语花园3-5号楼停水", "甲山队以3-2-100获胜", "柳树村三社的做法", "送达地点：甲山市人民法院{m}号楼{room}室",
    "位于光明路{n}号的翡翠名邸项目{m}栋已封顶", "地址：甲山市河东区建设路{n}号文化广场", "全省{m}支队伍参赛", "甲山市光明路{n}号附近{m}号楼旁施工",
)  # fmt: skip
SURNAMES = list(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜傅洪常赖施樊倪焦乔伍萧葛"
) + ["欧阳", "上官", "司马", "诸葛", "慕容"]  # fmt: skip
GIVEN = ["伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀兰", "霞", "平", "刚", "桂英", "建国", "晓红", "志强", "海燕", "玉梅", "文博", "子涵", "梓轩", "国栋", "春花", "丽华", "永康", "雪莲", "立新", "振华", "思远", "佳怡", "宇航", "彩虹", "梦瑶", "书豪", "可馨", "广发", "铁柱", "满仓", "静怡", "雨桐"]  # fmt: skip
NAME_FRAMES = (
    "申请人：{name}，女，汉族。", "原告{name}不服被告作出的处罚决定。", "被处罚人：{name}", "姓名：{name} 性别：男", "投诉人{name}反映楼道堆放杂物。",
    "当事人{name}于当日到场。", "患者{name}，男，45岁，已出院。", "第三人：{name}。", "信访人{name}来访。", "委托代理人：{name}，律师。", "举报人{name}（实名）",
    "户主：{name}；家庭人口：3人", "收件人：{name}", "驾驶人{name}未携带证件。", "法定代表人：{name}", "联系人：{name}，手机见附表。", "经营者{name}在店内。",
    "对{name}同志予以表彰。", "任命{name}为副主任。", "业主{name}先生来电。", "受害人{name}及其家属", "姓名\t性别\n{name}\t女\n", "学生姓名：{name}，班级：三年级二班",
    "被告：{name}，住址从略。", "监护人：{name}", "借款人{name}与出借人签订合同",
    "来电人{name}，要求回复。", "缴款人：{name}", "申领人：{name}；", "甲方：{name}（以下简称甲方）", "女方：{name}", "患者签名：{name}", "姓    名：{name}", "姓名/Name: {name}", "兹证明{name}（系我村村民）", "{name}遗失身份证一张",
    "汇入{name}名下账户", "请{name}同学报到", "志愿者：{name}，", "车主姓名,备注\n{name},无\n", "姓名　　　班级\n{name}　　　三班\n", "当事人{name}（男，汉族", '{{"name": "{name}", "sex": "女"}}', "机动车驾驶人{name}被查获",
    "我叫{name}，家住外地", "捐赠人：{name}、{name}",
)  # fmt: skip
NO_NAME = (
    "申请人应当如实填写。", "原告诉称被告未履行职责。", "联系人及电话见附件。", "姓名、性别、住址等信息不予公开。", "当事人双方达成协议。", "法定代表人或者负责人签字。", "被告应当在十五日内答辩。",
    "申请人：张某某，男。", "投诉人反映的问题属实。", "当事人：甲山市和平商贸有限公司", "高度重视同志们的意见。", "全体同志参加了学习。", "向老同志致敬。", "负责人：办公室主任", "经营者严格落实主体责任。",
    "学习贯彻重要讲话精神。", "学生方阵入场。", "患者满意度明显提高。", "申请人任意一项不符的", "户主关系证明", "第三人方便查询", "联系人：王某；电话见网站。", "收件人地址不详", "监护人陪同就诊。",
    "来电人向热线反映。", "甲方：和平社区", "乙方：全体业主", "女方提供的材料", "公章遗失声明", "我叫得出名字", "汇入财政专户名下", "请高年级同学报到", "志愿者应当遵守规定。", "群众呼声强烈。", "姓名　　　班级\n从略　　　三班\n",
    "业主温馨提示：", "居民高峰期用电", "车主姓名,车牌号\n从略,从略\n", "消费者应当理性消费。",
)  # fmt: skip
LABELS = {
    "id_15": "id_card", "permit": "passport", "landline": "landline",
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A made text, and the places (start, end, kind) of what belongs to somebody in it."""

    text: str
    places: tuple[tuple[int, int, str], ...]


def filled(frame: str, values: Callable[[str], str]) -> Made:
    """A frame with every slot filled, and where each filling stands."""
    text, places, last = "", [], 0
    for slot in SLOT.finditer(frame):
        text += frame[last : slot.start()]
        value = values(slot[1])
        places.append((len(text), len(text) + len(value), LABELS.get(slot[1], slot[1])))
        text, last = text + value, slot.end()
    return Made(text + frame[last:], tuple(places))


def somebodys(seed: int, rounds: int = 10) -> Iterator[Made]:
    """Every frame `rounds` times with drawn numbers, written in the ways people write them."""
    draw = random.Random(seed)
    for _ in range(rounds):
        for frame in FRAMES:
            yield filled(frame, lambda kind: NUMBERS[kind](draw))


def nobodys(seed: int, rounds: int = 6) -> Iterator[str]:
    draw = random.Random(seed)
    for _ in range(rounds):
        for frame in NEGATIVES:
            yield filled(frame, lambda kind: _figure(kind, draw)).text


def addresses(seed: int, rounds: int = 2) -> Iterator[Made]:
    draw = random.Random(seed)
    for _ in range(rounds):
        for frame in ADDRESS_FRAMES + SENT_FRAMES:
            for address in ADDRESSES:
                yield filled(frame, lambda _, a=address: filled(a, lambda k: _door(k, draw)).text)  # type: ignore[misc]


def no_addresses(seed: int, rounds: int = 6) -> Iterator[str]:
    draw = random.Random(seed)
    return (filled(frame, lambda k: _door(k, draw)).text for _ in range(rounds) for frame in NO_ADDRESS)


def names(seed: int, rounds: int = 12) -> Iterator[Made]:
    draw = random.Random(seed)
    for _ in range(rounds):
        for frame in NAME_FRAMES:
            yield filled(frame, lambda _: draw.choice(SURNAMES) + draw.choice(GIVEN))


def _digits(draw: random.Random, count: int, first: str = "0123456789") -> str:
    return draw.choice(first) + "".join(draw.choice("0123456789") for _ in range(count - 1))


def _birthday(draw: random.Random) -> str:
    return f"{draw.randint(1935, 2021)}{draw.randint(1, 12):02}{draw.randint(1, 28):02}"


def checked_id(seventeen: str) -> str:
    weights = [2 ** (17 - at) % 11 for at in range(17)]
    rest = sum(int(d) * w for d, w in zip(seventeen, weights, strict=True)) % 11
    return seventeen + "10X98765432"[rest]


def checked_card(number: str) -> str:
    doubled = [sum(divmod(int(d) * (2 if at % 2 == 0 else 1), 10)) for at, d in enumerate(reversed(number))]
    return number + str(-sum(doubled) % 10)


def checked_code(seventeen: str) -> str:
    total = sum(CODE.index(c) * pow(3, at, 31) for at, c in enumerate(seventeen))
    return seventeen + CODE[-total % 31]


def _id_card(draw: random.Random) -> str:
    number = checked_id(f"{draw.choice(PROVINCES)}99{_digits(draw, 2)}{_birthday(draw)}{_digits(draw, 3)}")
    parts = (number[:6], number[6:14], number[14:])
    fours = (number[:6], number[6:10], number[10:14], number[14:])
    ways = [number] * 5 + [number.lower(), " ".join(parts), "-".join(parts), wide(number), " ".join(fours)]
    return draw.choice([*ways, number[:9] + "\u200b" + number[9:], " ".join(number)])


def _id_15(draw: random.Random) -> str:
    return f"{draw.choice(PROVINCES)}99{_digits(draw, 2)}{_birthday(draw)[2:]}{_digits(draw, 3)}"


def _phone(draw: random.Random) -> str:
    three = draw.choice(
        [
            "130",
            "131",
            "135",
            "136",
            "138",
            "139",
            "147",
            "150",
            "152",
            "157",
            "158",
            "166",
            "173",
            "177",
            "180",
            "185",
            "188",
            "189",
            "191",
            "198",
            "199",
        ]
    )
    number = f"{three}0000{_digits(draw, 4)}"
    cut = (number[:3], number[3:7], number[7:])
    ways = [number] * 5 + [
        " ".join(cut),
        "-".join(cut),
        wide(number),
        "+86 " + number,
        "+86-" + "-".join(cut),
    ]
    return draw.choice([*ways, "86" + number, "—".join(cut), number[:5] + "\u2060" + number[5:]])


def _landline(draw: random.Random) -> str:
    area = draw.choice(["0439", "0431", "010", "021", "0571", "0898"])
    local = _digits(draw, 8 if len(area) == 3 else draw.choice([7, 8]), "2345678")
    return draw.choice(
        [f"{area}-{local}", f"{area}－{local}", f"({area}){local}", f"{area} {local}", f"{area}—{local}"]
    )


def _card(draw: random.Random) -> str:
    bank, length = draw.choice(
        [("622202", 19), ("621700", 19), ("622848", 19), ("621661", 19), ("622588", 16), ("625888", 16)]
    )
    number = checked_card(bank + _digits(draw, length - 1 - len(bank)))
    fours = [number[at : at + 4] for at in range(0, len(number), 4)]
    return draw.choice([number, number, number, " ".join(fours), "-".join(fours), wide(number)])


def _credit(draw: random.Random) -> str:
    head = draw.choice(["91", "91", "92", "93", "52", "12", "11"])
    code = checked_code(
        f"{head}{draw.choice(PROVINCES)}99{_digits(draw, 2)}" + "".join(draw.choice(CODE) for _ in range(9))
    )
    return draw.choice([code, code, code, wide(code)])


def _plate(draw: random.Random) -> str:
    head = draw.choice(PLATES) + draw.choice(LETTERS[:13])
    four = _digits(draw, 4)
    tails = [_digits(draw, 5), draw.choice(LETTERS) + four, four[:2] + draw.choice(LETTERS) + four[2:]]
    tails += [
        draw.choice("DF") + _digits(draw, 5),
        _digits(draw, 5) + draw.choice("DF"),
        four + draw.choice("学警挂"),
    ]
    return head + draw.choice(["", "", "", "·", "·"]) + draw.choice(tails)


def _passport(draw: random.Random) -> str:
    return draw.choice(
        ["E" + _digits(draw, 8), "G" + _digits(draw, 8), "E" + draw.choice("ABCDEFGH") + _digits(draw, 7)]
    )


def _permit(draw: random.Random) -> str:
    return draw.choice(
        ["C" + _digits(draw, 8), "C" + draw.choice("ABCD") + _digits(draw, 7), _digits(draw, 8, "123456789")]
    )


def _email(draw: random.Random) -> str:
    user = draw.choice(
        ["zhang_san", "li.si88", "wangwu-2001", "x" + _digits(draw, 6), _digits(draw, 9, "123456789")]
    )
    host = draw.choice(["163.com", "qq.com", "126.com", "sina.com.cn", "outlook.com", "example.com"])
    return user + draw.choice(["@", "@", "@", "＠"]) + host


def _ip(draw: random.Random) -> str:
    return ".".join(str(draw.randint(1, 254)) for _ in range(4))


def _mac(draw: random.Random) -> str:
    pairs = [f"{draw.randint(0, 255):02X}" for _ in range(6)]
    return draw.choice([":", "-"]).join(pairs)


def _wechat(draw: random.Random) -> str:
    return draw.choice(["wxid_", "lisi", "Wang-", "a_b"]) + draw.choice("abcdxyz") + _digits(draw, 6)


def wide(said: str) -> str:
    """Full width, as some input methods write digits and letters."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in said)


NUMBERS: dict[str, Callable[[random.Random], str]] = {
    "id_card": _id_card, "id_15": _id_15, "phone": _phone, "landline": _landline, "bank_card": _card, "credit_code": _credit,
    "plate": _plate, "passport": _passport, "permit": _permit, "email": _email, "ip": _ip, "mac": _mac, "wechat": _wechat,
    "qq": lambda draw: _digits(draw, draw.choice([6, 8, 9, 10]), "123456789"),
}  # fmt: skip
COUNTS = {
    "one": 1, "two": 2, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "thirteen": 13,
    "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20,
}  # fmt: skip


def _figure(kind: str, draw: random.Random) -> str:
    if kind in COUNTS:
        return _digits(draw, COUNTS[kind], "123456789")
    return {
        "eleven": lambda: draw.choice("123456789") + draw.choice("3456789") + _digits(draw, 9),
        "year": lambda: str(draw.randint(2008, 2026)),
        "date": lambda: f"{draw.randint(1, 12):02}{draw.randint(1, 28):02}",
        "month": lambda: str(draw.randint(1, 12)), "day": lambda: str(draw.randint(1, 28)),
        "hour": lambda: f"{draw.randint(0, 23):02}", "minute": lambda: f"{draw.randint(0, 59):02}",
        "small": lambda: str(draw.randint(1, 999)), "region": lambda: f"2299{_digits(draw, 2)}",
        "thousands": lambda: f"{draw.randint(1, 999)},{draw.randint(0, 999):03},{draw.randint(0, 999):03}",
        "index": lambda: f"0{_digits(draw, 8)}/{draw.randint(2008, 2026)}-{_digits(draw, 5)}",
        "index_long": lambda: f"11229900MB{_digits(draw, 7)}/{draw.randint(2008, 2026)}-{_digits(draw, 5)}",
        "project": lambda: f"JL{draw.randint(2008, 2026)}{_digits(draw, 10)}",
        "bank_joint": lambda: _digits(draw, 12, "1345"),
    }[kind]()  # fmt: skip


def _door(kind: str, draw: random.Random) -> str:
    return {
        "n": lambda: str(draw.randint(1, 2200)), "m": lambda: str(draw.randint(1, 30)), "room": lambda: str(draw.randint(101, 2508)),
        "han": lambda: draw.choice("一二三四五六七八九"),
    }[kind]()  # fmt: skip
