"""TY015 虚词、单位字打了两遍。

Why: “将将于”“在在”“十五日日内”多是输入时多敲了一次，眼睛容易滑过去。
"""

from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Rule, Scope

# What stands twice; before or behind which characters it may, because a longer word ends or begins there.
_SINGLE = {
    # a word of one character that stands twice: what may not stand before, and what may not follow
    "在在": ("存实现所内潜外旨贵重好", "建线职校岗编逃押册场外途乡读孵研"), "将将": ("即麻大主干健", "军士领来"), "和和": ("平温缓谐柔饱随调祥共中总人", "谐平解睦田龙美县顺政静气"),
    "为为": ("行作成认称名因较更人无", "民人何了期主止难首"), "由由": ("理事自缘案情经来", "于"), "并并": ("合一兼吞", "处购联网列轨发入行"), "被被": ("棉植", "告申执侵保许上监举投征审害检调"),
    "与与": ("参给赠授", "会时否之"), "自自": ("各亲私独擅", "然治己行主觉动愿身筹费来"), "于于": ("", "田谦洪姓某都"), "已已": ("而", "急届付收纳征交到"),
    "应应": ("对相反响适供效回", "急届收付缴纳征交税诉邀到参用聘试"), "予予": ("", ""), "要要": ("需主重必只摘纪概简首扼", "求素件点闻害约旨道塞"),
    "从从": ("服", "业事来前军严重轻快优"), "对对": ("针面绝相应核校结派反", "方象策外待口接比照于联称应手立岸换抗"), "或或": ("", ""), "且且": ("", ""), "等等等": ("", ""),
}  # fmt: skip
_DAYS = {"日日": "内前起止", "月月": "0123456789", "年年": "0123456789"}
_NUMBERS = frozenset("0123456789一二三四五六七八九十")


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    text = passage.prose
    for at, word in places:
        end = at + len(word)
        before, after = text[max(0, at - 1) : at], text[end : end + 1]
        if not text.startswith(word, at):
            continue  # in a table
        if word in _DAYS:
            if before in _NUMBERS and after and after in _DAYS[word]:
                yield at, end, word[0]
        elif before not in tuple(_SINGLE[word][0]) and after not in tuple(_SINGLE[word][1]):
            yield at, end, word[:1] if word[0] == word[1] else word[:-1]


RULE = Rule(
    code="TY015",
    name="character-twice-in-a-row",
    gravity=Gravity.WARNING,
    says="“{found}”疑为“{better}”打了两遍",
    source="《党政机关公文处理工作条例》",
    wrong=(
        "本馆将将于五月开放。",
        "自公布之日起十五日日内提出。",
        "给予予以支持。",
        "报名自自公布之日起。",
    ),
    right=(
        "本馆将于五月开放。",
        "馆藏的存在在于使用。",
        "将将军的手稿入藏。",
        "各自自行办理，参与与否不限。",
        "节日日日开放，年年有余。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=(*_SINGLE, *_DAYS),
    gives_way=1,
)
