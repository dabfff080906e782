"""GR110 动词后面缺了宾语的中心语。

Why: “充分认识做好防汛工作”没有说完，认识的是它的重要性；“营造人人参与”缺了“氛围”。
"""

import re
from collections.abc import Iterator

from gongkai.text.finding import Gravity
from gongkai.text.passage import Passage
from gongkai.text.rule import Hit, Rule, Scope

_DOING = "做好|抓好|办好|搞好|管好|加强|强化|推进|推动|开展|实施|落实|完成|建设|深化|提升|提高|加快|加大|保障|维护|保护|打击|整治|治理|防范|防止|创建|健全|完善|规范|优化"
_REST = r"[^，。；：！？\n“”]"
_END = r"(?=[，。；]|$)"
# A verb, what follows it, the words without one of which it has no object, and the object to be added.
_FRAMES = tuple(
    (verbs, re.compile(pattern, re.M), object_)
    for verbs, pattern, object_ in (
        (
            ("充分认识", "深刻认识", "高度认识", "清醒认识", "切实认识"),
            rf"认识到?(?:{_DOING})(?!{_REST}*(?:[性是]|意义|作用|形势|地位|价值|责任|使命|任务|影响|关系|关键|危害|难度|问题|不足|差距|规律|内涵|有利|就|需要|必须|离不开|刻不容缓|本质|要求|精神|机遇|挑战|目的|好处|紧|难|重|中的|永远|在路上|势在|依然|仍|还|尚|不|必|能够?|可以|事关|关乎|直接|十分|非常|已)){_REST}{{2,30}}{_END}",
            "的重要性",
        ),
        (
            ("营造", ),
            rf"营造(?:出|了|起)?(?:人人|全民|全社会|大家|共同|社会各界|齐抓)(?![^。；\n]{{0,40}}(?:氛围|环境|气氛|局面|格局|风气|风尚|声势|态势|空间|生态|场景|文化|舆论|热潮|势|家园)){_REST}{{2,16}}{_END}",
            "的氛围",
        ),
        (
            ("发挥",),
            rf"发挥(?:了|出|好)?(?!{_REST}*(?:作用|优势|效能|职能|功能|效应|力量|性|潜力|潜能|水平|专长|特长|才能|余热|效益|价值|智慧|影响|才智|职责|能力|能量|力$|实效|效果|威力|长处|精神|所长|功效|出来|好|合力|才干|动力|资源)){_REST}{{0,6}}(?:党员|干部|群众|志愿者|基层党组织|党组织)(?:先锋模范|示范引领|战斗堡垒|带头|模范|示范|引领|骨干){_END}",
            "作用",
        ),
        (
            ("养成",),
            rf"养成(?:了)?(?:勤俭节约|垃圾分类|遵纪守法|爱护公物|讲究卫生|健康生活|文明出行|依法办事|自觉学习|主动学习|按时|随手){_REST}{{0,8}}(?<!习惯)(?<!风气)(?<!品质)(?<!作风)(?<!行为)(?<!方式)(?<!意识)(?<!自觉){_END}",
            "的习惯",
        ),
    )
)  # fmt: skip
_REACH = 50
# 发挥了重要。: a clause cannot end in the quality of what is not named.
_QUALITY = "重要|关键|积极|显著|优质|突出|坚实|有力|明显|强大|巨大|重大|深刻|广泛|举足轻重|不可替代|丰硕|长足|决定性|实质性|阶段性|历史性|建设性|良好|较好|深远|热烈|强烈|浓厚|牢固|可靠|高度|高效|便捷|卓越|崇高|宝贵"
_VERBS = (
    "发挥", "起到", "产生", "具有", "取得", "获得", "作出", "做出", "提供", "奠定", "营造", "形成", "打下", "给予", "造成", "积累", "付出", "赢得",
    "创造", "引起", "带来", "收到",
)  # fmt: skip
_ADJECTIVE_ENDS = re.compile(
    rf"(?:{'|'.join(_VERBS)})(?:了|出|着|好)?(?:更加|更为|更|十分|非常|极其|越来越|较为|更好的)?(?:{_QUALITY})(?=[。；\n]|，(?!{_QUALITY}|而|且|又|并且|甚至|同时又|也|[^，。；]{{2,6}}的)|$)"
)
# 得到了进一步。 Nor can it end in how something is done.
_ENDS = (
    "进一步", "日益", "予以", "加以", "致力于", "有利于", "有助于", "着眼于", "从而", "进而", "以及", "或者", "并且", "而且", "由于", "为了", "关于", "对于",
    "特别是", "尤其是", "旨在", "促使",
)  # fmt: skip
_ADVERB_ENDS = re.compile(rf"[一-龥]{{2}}({'|'.join(_ENDS)})(?=。)")
# 作用发挥明显 has its thing in front.
_IS_DONE = (
    "作用",
    "成绩",
    "成效",
    "效果",
    "影响",
    "条件",
    "服务",
    "贡献",
    "优势",
    "功能",
    "效能",
    "成果",
    "进展",
    "基础",
    "氛围",
    "反响",
)
_LOST_AFTER = {"发挥": "作用", "起到": "作用"}


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    for at, word in places:
        begin = at + 2 if word.endswith("认识") else at
        for verbs, frame, lost in _FRAMES:
            if word in verbs and (hit := frame.match(text, begin, begin + _REACH)):
                yield Hit(at, hit.end(), f"{text[at : hit.end()]}{lost}", words={"lost": lost})
        if (hit := _ADJECTIVE_ENDS.match(text, at)) and (
            "了" in hit[0] or not text.endswith(_IS_DONE, 0, at)
        ):
            lost = _LOST_AFTER.get(word, "")
            yield Hit(*hit.span(), f"{hit[0]}{lost}" if lost else None, words={"lost": lost or "宾语中心"})
        elif word.endswith("。") and (hit := _ADVERB_ENDS.match(text, max(0, at - 2))):
            yield Hit(*hit.span(1), words={"lost": "中心"})


RULE = Rule(
    code="GR110",
    name="object-lost",
    gravity=Gravity.WARNING,
    says="“{found}”话没有说完，后面缺“{lost}”一类的词",
    source="《现代汉语词典》",
    wrong=(
        "要充分认识做好旧报修补工作，压实责任。",
        "要营造人人爱书护书，建设书香城市。",
        "充分发挥党员先锋模范，做好服务。",
        "引导读者养成爱护公物，文明借阅。",
        "志愿者在读书节上发挥了重要。",
        "本馆的服务取得了显著。",
        "旧报修补为研究提供了有力，受到好评。",
        "读者服务水平得到了进一步。",
        "对逾期未还的图书予以。",
    ),
    right=(
        "要充分认识做好旧报修补工作的重要性，压实责任。",
        "要充分认识加强旧报修补是一项长期任务。",
        "要充分认识加强旧报修补永远在路上。",
        "要充分认识做好旧报修补工作、推进开放的重要意义。",
        "要营造人人爱书护书的良好氛围。",
        "充分发挥党员先锋模范作用。",
        "引导读者养成爱护公物的习惯。",
        "志愿者发挥了重要作用。",
        "志愿者作用发挥明显。",
        "讲座产生了积极、广泛的影响。",
        "藏书建设取得明显成效，服务起到积极，主动的作用。",
        "各馆做到优质。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=(
        *dict.fromkeys((*(verb for verbs, _, _ in _FRAMES for verb in verbs), *_VERBS)),
        *(f"{word}。" for word in _ENDS),
    ),
)
