"""NU119 计量单位、量词写错或者写乱。

Why: “120万次人”“50公里米”不是计量单位；“平米”“公分”“公升”是俗称。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_N = r"(?<=[\d万亿千百余多])"
_SWAPPED = re.compile(
    rf"{_N}(次人|次户|次辆|次车|次件|次架|次台|次家|里公|里华|方平米|米平方|方立米|米立方|顷公|斤公|克千|瓦千|元亿|元万(?=[，。；、]))(?![一二三四五六七八九十\d])"
)
_SWAPPED_WORDS = ("里华", "克千", "瓦千")  # which was meant is not sure
_WHICH = {"次人": "人次", "次户": "户次", "次辆": "辆次", "次车": "车次", "次件": "件次", "次架": "架次", "次台": "台次", "次家": "家次", "里公": "公里", "方平米": "平方米", "米平方": "平方米", "方立米": "立方米", "米立方": "立方米", "顷公": "公顷", "斤公": "公斤", "元亿": "亿元", "元万": "万元"}  # fmt: skip
_WRONG = {"公理": "公里", "公倾": "公顷", "公傾": "公顷", "平方公理": "平方公里", "千米2": "平方千米", "平方厘": "平方厘米", "立方厘": "立方厘米", "吨位位": "吨位", "干瓦": "千瓦", "干克": "千克", "干米": "千米", "千瓦时时": "千瓦时", "亩地亩": "亩", "个百分比": "个百分点", "个百份点": "个百分点", "个百分": "个百分点", "百分点个": "个百分点", "人名": "人", "名人": "名", "人次名": "人次", "人次个": "人次", "人次人": "人次", "元整元": "元整", "元钱元": "元", "公里米": "公里", "米公里": "公里", "亩公顷": "公顷", "公顷亩": "公顷", "吨公斤": "吨", "公斤吨": "公斤", "万元人民币元": "万元人民币", "个户": "户", "户个": "户", "条个": "条", "个名": "名", "名个": "名", "件份": "件", "份件": "份", "辆台": "辆", "台辆": "台", "场次场": "场次", "台套台": "台套", "张余": "余张", "户余": "余户", "人余": "余人", "件余": "余件", "家余": "余家", "公里余多": "余公里", "公里多余": "余公里", "人份人": "人份"}  # fmt: skip
_MIXED = re.compile(
    rf"{_N}(" + "|".join(sorted(_WRONG, key=len, reverse=True)) + r")(?=[，。；、）（\n]|$|[一-龥])", re.M
)
_NOT = re.compile(
    r"个百分[点位]|名人(?=[一-龥])|人名(?=[一-龥])|个户(?=[籍主外口均型])|个名(?=[额单录称牌字胜优])|名个(?=[体人])|条个(?=人)|户个(?=[体人])|件份(?=额)|份件"
)
_VULGAR = re.compile(
    rf"{_N}(平米|公分|公升|立米|平方(?=[，。；、的（\n]|$)|立方(?=[，。；、的（\n]|$)|块钱|华氏米|市斤|英哩|公尺|浬|平(?=[，。；]))",
    re.M,
)
_PLAIN = {"平米": "平方米", "公分": "厘米", "公升": "升", "立米": "立方米", "平方": "平方米", "立方": "立方米", "块钱": "元", "市斤": None, "公尺": "米", "英哩": "英里", "浬": "海里", "平": "平方米"}  # fmt: skip
_PERCENT = re.compile(
    r"(?<=\d)个%|百分之[一二三四五六七八九十零百点〇\d.]+(%|个百分点)|(?<=\d)%个?百分点|(?<=\d)个?百分点%"
)
_PRICED = ("元", "公斤", "千克", "吨", "度", "升", "斤", "方")
_PER = re.compile(rf"(?<=\d)[万亿]?(?:{'|'.join(_PRICED)})(/每)(?=[一-龥])")
# 31微克/立方 lacks the metre; 60公里/每小时 says 每 twice over.
_CUBIC = re.compile(r"/(?:立方|平方)(?![米公千厘分毫])")
_EVERY = re.compile(r"/每(?=(?:小时|分钟|秒|[天日月年人户家次吨亩张件]))")
_METRES = re.compile(r"(?:平方|立方)公尺")
# GB 3100: km, kg, kW, kV, mL, MPa.
_LETTERS = {"KM": "km", "Km": "km", "KG": "kg", "Kg": "kg", "KW": "kW", "Kw": "kW", "KV": "kV", "Kv": "kV", "ML": "mL", "MPA": "MPa", "Mpa": "MPa", "KWh": "kW·h", "KWH": "kW·h", "度C": "℃", "CM": "cm", "ug": "μg"}  # fmt: skip
_IN_LETTERS = re.compile(rf"(?<=\d)({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z\d²³·-])")
_OF_A_MODEL = re.compile(r"[A-Za-z-]\d[\d.]*$")
_BELOW = re.compile(r"零下(-)\d")
_TWO_TONGUES = (
    "公km", "km公里", "千m", "m米", "kg公斤", "t吨", "㎡平方米", "平方㎡", "m²平方米", "m2平方米", "公里km", "度℃", "℃度", "°C度", "平方m", "平方m2",
)  # fmt: skip
_MIXED_TONGUES = re.compile(rf"(?<=\d)(?:{'|'.join(_TWO_TONGUES)})")
_WORDS = (
    *_WHICH, *_SWAPPED_WORDS, *_WRONG, *(word for word in _PLAIN if len(word) > 1), *(f"平{mark}" for mark in "，。；"), "华氏米",
    "个%", "百分之", "%百分点", "%个百分点", "百分点%", "个百分点%",
    *(f"{scale}{unit}/每" for scale in ("", "万", "亿") for unit in _PRICED), "零下-", *_TWO_TONGUES,
    *_LETTERS, "/立方", "/平方", "/每", "平方公尺", "立方公尺",
)  # fmt: skip


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    for at in dict.fromkeys(at for at, _ in places):
        if hit := _SWAPPED.match(text, at):
            yield Hit(*hit.span(1), _WHICH.get(hit[1]))
        if (hit := _MIXED.match(text, at)) and not _NOT.match(text, at):
            yield Hit(*hit.span(1), _WRONG[hit[1]])
        if hit := _VULGAR.match(text, at):
            is_spoken = hit[1] in ("块钱", "平")
            yield Hit(*hit.span(1), _PLAIN.get(hit[1]), gravity=Gravity.ADVICE if is_spoken else None)
        if (hit := _IN_LETTERS.match(text, at)) and not _OF_A_MODEL.search(text, max(0, at - 8), at):
            yield Hit(*hit.span(1), _LETTERS[hit[1]])
        if text[at] == "/" and (hit := _CUBIC.match(text, at)):
            yield Hit(*hit.span(), f"{hit[0]}米")
        if (hit := _METRES.match(text, at)) or (text[at] == "/" and (hit := _EVERY.match(text, at))):
            yield Hit(*hit.span(), hit[0].replace("公尺", "米").replace("每", ""))
        for pattern in (_PERCENT, _PER, _BELOW, _MIXED_TONGUES):
            if hit := pattern.match(text, at):
                yield Hit(*hit.span())


RULE = Rule(
    code="NU119",
    name="unit-malformed",
    gravity=Gravity.WARNING,
    says="单位“{found}”写法有误，请核对",
    source="《出版物上数字用法》（GB/T 15835—2011）",
    wrong=(
        "全年接待读者120万次人。",
        "书架长30公理。",
        "馆舍面积3500平米。",
        "借阅量提高3个%。",
        "到馆率为百分之九十五%。",
        "气温为零下-5摄氏度。",
        "每年200人次名。",
        "每册5元/每本。",
        "书库甲醛浓度为0.05毫克/立方。",
        "送书车时速60公里/每小时。",
        "书架长20KM。",
        "旧报重50KG。",
        "新增阅览室3万平方。",
        "书库面积100平方公尺。",
    ),
    right=(
        "全年接待读者120万人次。",
        "书架长30公里。",
        "馆舍面积3500平方米。",
        "借阅量提高3个百分点。",
        "到馆率为百分之九十五。",
        "气温为零下5摄氏度。",
        "共有20名人民代表、3个名额。",
        "每册5元/本。",
        "书库甲醛浓度为0.05毫克/立方米。",
        "送书车时速60公里。",
        "书架长20km，旧报重50kg。",
        "型号为A20KG。",
        "DT-200KG型书车",
        "每立方米50元/立方分米",
        "连续10天日均到馆30人。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=tuple(dict.fromkeys(_WORDS)),
)
