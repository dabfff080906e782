"""TM104 民族、宗教称谓不当。

Why: 民族和宗教的名称是国家公布的，不用简称、旧称和带歧视的称呼。
"""

from gongkai.text.finding import Gravity
from gongkai.text.frames import anchors_of, check_of
from gongkai.text.rule import Rule, Scope

RULE = Rule(
    code="TM104",
    name="people-or-religion-misnamed",
    gravity=Gravity.WARNING,
    says="“{found}”称谓不当，请用规范名称",
    source="《中华人民共和国民族区域自治法》《宗教事务条例》",
    wrong=(
        "慰问维族群众。",
        "修缮喇嘛教寺庙。",
        "少民地区发展迅速。",
    ),
    right=(
        "慰问维吾尔族群众。",
        "修缮藏传佛教寺庙。",
        "减少民间纠纷。",
        "出席伊斯兰国家会议。",
    ),
    check=check_of("TM104"),
    scope=Scope.WORDS,
    anchors=anchors_of("TM104"),
)
