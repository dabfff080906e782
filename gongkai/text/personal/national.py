"""Names without a surname, as Tibetans, Mongols and Uygurs bear them: made of a few words. Facts, in the order of no ranking."""

from __future__ import annotations

import re

PARTS = frozenset(
    [
        "扎西",
        "顿珠",
        "才让",
        "多杰",
        "卓玛",
        "央金",
        "次仁",
        "旦增",
        "丹增",
        "格桑",
        "洛桑",
        "尼玛",
        "达瓦",
        "巴桑",
        "拉巴",
        "边巴",
        "普布",
        "白玛",
        "德吉",
        "平措",
        "旺堆",
        "索朗",
        "索南",
        "罗布",
        "强巴",
        "仁增",
        "贡布",
        "桑吉",
        "拉姆",
        "曲珍",
        "卓嘎",
        "次旺",
        "旺姆",
        "旺杰",
        "旺久",
        "加措",
        "嘉措",
        "益西",
        "土登",
        "赤列",
        "阿旺",
        "江白",
        "江村",
        "坚参",
        "坚赞",
        "群培",
        "欧珠",
        "米玛",
        "次央",
        "旦巴",
        "班觉",
        "尕藏",
        "完玛",
        "项欠",
        "南杰",
        "朗杰",
        "才旦",
        "周毛",
        "拉毛",
        "吉毛",
        "华旦",
        "道吉",
        "东智",
        "昂旺",
        "更登",
        "久美",
        "仁青",
        "仁钦",
        "巴珠",
        "俄金",
        "俄周",
        "泽仁",
        "志玛",
        "降央",
        "邓珠",
        "曲批",
        "曲扎",
        "索娜",
        "卓么",
        "桑珠",
        "桑杰",
        "罗珠",
        "洛追",
        "次珍",
        "央宗",
        "央珍",
        "白珍",
        "德庆",
        "德央",
        "格勒",
        "群宗",
        "达娃",
        "仓决",
        "云丹",
        "巴特尔",
        "其其格",
        "乌兰",
        "图雅",
        "苏日娜",
        "娜仁",
        "斯琴",
        "高娃",
        "托娅",
        "萨仁",
        "格日勒",
        "巴雅尔",
        "朝鲁",
        "那仁",
        "呼和",
        "布和",
        "宝音",
        "德力格尔",
        "敖登",
        "乌云",
        "阿拉坦",
        "额尔敦",
        "满都拉",
        "孟和",
        "哈斯",
        "特木尔",
        "青格勒",
        "牧仁",
        "吉日嘎拉",
        "乌日娜",
        "通拉嘎",
        "萨日娜",
        "其木格",
        "苏和",
        "阿古拉",
        "那日苏",
        "恩和",
        "巴图",
        "毕力格",
        "朝克图",
        "达来",
        "赛罕",
        "乌力吉",
        "毕勒格",
        "巴根",
        "布仁",
        "朝格图",
        "格根",
        "塔娜",
        "娜仁托娅",
        "图门",
        "吉雅",
        "嘎鲁",
        "哈达",
        "苏布德",
        "琪琪格",
        "苏德",
        "巴音",
        "阿木尔",
        "乌恩",
        "斯日古楞",
        "满达",
        "陶格斯",
        "塔拉",
        "阿茹娜",
        "萨茹拉",
        "乌日汗",
        "阿依",
        "古丽",
        "努尔",
        "帕提",
        "米热",
        "热依",
        "古丽娜尔",
        "买买提",
        "吐尔逊",
        "艾山",
        "玉苏甫",
        "阿不都",
        "阿布都",
        "阿卜杜",
        "热合曼",
        "木合塔尔",
        "迪丽",
        "热巴",
        "热娜",
        "巴哈尔",
        "阿迪力",
        "麦麦提",
        "艾力",
        "依明",
        "肉孜",
        "吾买尔",
        "艾尼",
        "阿里木",
        "阿力木",
        "亚森",
        "伊力",
        "哈力克",
        "库尔班",
        "塔依尔",
        "赛买提",
        "拜尔",
        "米拉",
        "迪力",
        "木拉提",
        "叶尔",
        "波拉提",
        "哈丽",
        "沙依",
    ]
)
# How the first parts of names with a dot in them begin: 买买提·艾力.
OF_DOTTED = "阿艾买吐热木玉依古帕米祖迪塔肉伊努亚麦库哈卡海地赛沙尼巴色扎如布乌加江凯莫穆萨斯图托瓦外维希谢叶夏雪马吾胡"
# What names of other tongues are written with; a name with a dot in it ends where something else stands.
SOUNDS = frozenset(
    "阿艾爱埃安昂敖奥巴白拜班保贝比毕别宾波玻博伯布不才曹策查昌成茨次措达旦丹当道德登邓迪底地丁东都杜顿多朵俄额恩尔法凡菲费芬夫弗福富嘎噶尕盖甘冈刚高戈哥格葛根更贡古瓜哈海罕汗翰豪合河赫黑亨胡华霍基吉加迦嘉贾江杰金居卡开凯"
    "坎康考柯科可克肯孔库夸拉腊莱兰朗劳勒雷里理力利立丽莉莲廉列林琳玲隆卢鲁路露伦罗洛吕马玛迈买麦满曼毛梅美门蒙孟米密敏明摩莫姆木慕穆那娜纳乃奈南内尼聂宁努诺欧帕潘庞培佩彭皮平珀普其奇齐恰强乔切钦青庆琼丘曲群让热仁日荣茹肉如汝若"
    "萨赛桑瑟沙莎山尚绍舍申沈圣施什世舒朔丝斯松苏素孙逊索塔台泰坦唐陶特滕提田铁廷通图土吐托陀娃瓦外万汪旺威韦维魏温文翁沃乌吾武伍西希悉锡席夏香祥肖小谢辛欣兴修许雪雅亚延央阳杨耶叶伊依宜益英永尤玉裕豫约云扎泽曾增赞詹湛珍芝志治朱卓兹宗祖佐哦奴俊婷卜帝蒂别"
)
_LAST = frozenset("措毛吉姆草加太姐先甲")
LONGEST = 8
# What somebody is by birth; 族 follows.
PEOPLES = "[汉满蒙回藏壮苗彝土白侗瑶傣黎畲羌佤怒水京]|蒙古|维吾尔|布依|朝鲜|土家|哈尼|哈萨克|傈僳|高山|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|俄罗斯|鄂温克|德昂|保安|裕固|鄂伦春"


_DOTS = "·•・."
_FIRST_PART = re.compile(f"[\u4e00-\u9fff]{{2,8}}[{_DOTS}]")
_PARTS = re.compile(f"[\u4e00-\u9fff]{{1,10}}(?:[{_DOTS}][\u4e00-\u9fff]{{1,10}})?")


def dotted_end(plain: str, at: int, *, announced: bool, follows: re.Pattern[str]) -> int | None:
    """Where a name with a dot in it ends: before a word that follows names, or before what no such name is written with."""
    first = _FIRST_PART.match(plain, at)
    rest = _PARTS.match(plain, first.end()) if first else None
    if first is None or rest is None or not (announced or set(first[0][:-1]) <= SOUNDS):
        return None
    end = rest.end()
    for place in range(rest.start() + 1, end):
        word = follows.match(plain, place)
        if word and (len(word[0]) > 1 or plain[place] not in SOUNDS):
            return place
        if not announced and plain[place] not in SOUNDS and plain[place] not in _DOTS:
            return place
    return end


def dotted_start(plain: str, first: int, end: int) -> int | None:
    """Where a name with a dot in it begins that ends at a place."""
    at, dots = end, 0
    while at > first and (plain[at - 1] in SOUNDS or plain[at - 1] in _DOTS):
        dots += plain[at - 1] in _DOTS
        at -= 1
    at += plain[at : at + 1] in _DOTS
    return at if dots and _FIRST_PART.match(plain, at) and plain[end - 1] in SOUNDS else None


def national_start(plain: str, first: int, end: int) -> int | None:
    """Where a name made of such words begins that ends at a place: the longest one."""
    starts = range(max(first, end - LONGEST), end - 2)
    return next((at for at in starts if national_end(plain, at) == end), None)


def national_end(plain: str, at: int) -> int | None:
    """Where a name made of such words ends, or None; at least two words, or one of three characters."""
    end, parts = at, 0
    while end - at < LONGEST:
        part = next((said for size in (4, 3, 2) if (said := plain[end : end + size]) in PARTS), "")
        if not part:
            break
        end, parts = end + len(part), parts + 1
    if parts and end - at <= 4 and plain[end : end + 1] in _LAST:
        end, parts = end + 1, parts + 1
    return end if parts > 1 or end - at > 2 else None
