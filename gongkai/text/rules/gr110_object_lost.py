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
            rf"营造(?:出|了|起)?(?:人人|全民|全社会|大家|共同|社会各界|齐抓)(?!{_REST}*(?:氛围|环境|气氛|局面|格局|风气|风尚|声势|态势|空间|生态|场景|文化|舆论|热潮|势|家园)){_REST}{{2,16}}{_END}",
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


def check(passage: Passage, places: list[tuple[int, str]]) -> Iterator[Hit]:
    text = passage.prose
    for at, word in places:
        begin = at + 2 if word.endswith("认识") else at
        for verbs, frame, lost in _FRAMES:
            if word in verbs and (hit := frame.match(text, begin, begin + _REACH)):
                yield Hit(at, hit.end(), f"{text[at : hit.end()]}{lost}", words={"lost": lost})


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
    ),
    right=(
        "要充分认识做好旧报修补工作的重要性，压实责任。",
        "要充分认识加强旧报修补是一项长期任务。",
        "要充分认识加强旧报修补永远在路上。",
        "要充分认识做好旧报修补工作、推进开放的重要意义。",
        "要营造人人爱书护书的良好氛围。",
        "充分发挥党员先锋模范作用。",
        "引导读者养成爱护公物的习惯。",
    ),
    check=check,
    scope=Scope.WORDS,
    anchors=tuple(verb for verbs, _, _ in _FRAMES for verb in verbs),
)
