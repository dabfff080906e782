"""How people are addressed behind their names (姓名之后的称呼): 张三丰副局长, 李玲会长, 王和同志.

A name may end in anything. Where its last character and the first of the address make a wrong word, the word stands in neither.
"""

import re

_HEADS = "局县市区处科部厅司镇乡村组院校所站队会行厂馆园台社股团州旗盟室署班"
_LASTING = "期远久效足达短年江城跑三"  # 市|长期, 区|长江
_POST = (
    rf"(?:[{_HEADS}]长(?![{_LASTING}])|秘书(?!处|科)|书记(?![录载])|主任|主席|主编|常委(?!会)|委员(?!会)"
    r"|检察[长官员]|审判[长员]|[法警]官|总(?:经理|工程师|会计师|经济师|书记|编辑|监|裁|干事|队长)|经理|理事|董事|参谋长"
    r"|政委(?![托员])|干事(?![业情创])|科员|调研员|巡视员|工程师|律师|院士|博士|医[生师])"
)
_ADDRESS = re.compile(
    rf"[副代原]?{_POST}|党(?:[委组]|支部|总支)书记|代表(?![团性处作大示])|同志(?![愿向])|先生(?![产活育效长态])|女士|老师|教授(?![予权])"
)


def stops_at_name(text: str, end: int, good: str) -> bool:
    """A wrong word that ends before `end` and is meant to be `good` is the end of a name and the beginning of an address."""
    if not _ADDRESS.match(text, end - 1):
        return False
    return not _ADDRESS.match(good + text[end : end + 4])  # 幅总经理 is an address itself once put right
