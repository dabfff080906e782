"""All rules over texts atheris makes up."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["gongkai.text"]):
    from gongkai.text.catalogue import check, check_passage, rules
    from gongkai.text.mending import mend_until_still
    from gongkai.text.passage import Passage

    EVERYTHING = rules()  # imported here so that their branches are seen

ALPHABET = (
    "，。、；：？！“”‘’（）《》〈〉〔〕【】…—～·,.;:?!\"'()[]{}<>|/\\-_=+*&%$#@ \t\n\r\u3000\u200b\ufeff"
    "0123456789０１２３年月日号第条款项一二三四五六七八九十百千万亿元个件是要其中共占比约左右多余增长下降"
    "关于印发通知的地得政府信息公开条例中华人民共和国法工作局市县区科室处部署布署申请答复依法附件标题联系人"
    "电话手机身份证张王李刘ABCXYZabcxyzａＺ請開體"
)


def one(data: bytes) -> None:
    given = atheris.FuzzedDataProvider(data)
    if given.ConsumeBool():
        text = given.ConsumeUnicodeNoSurrogates(2000)
    else:
        text = "".join(ALPHABET[byte % len(ALPHABET)] for byte in given.ConsumeBytes(2000))
        text *= given.ConsumeIntInRange(1, 20)
    for found in check_passage(Passage(text), EVERYTHING):
        assert 0 <= found.start <= found.end <= len(text)
        assert text[found.start : found.end] == found.found
    mend_until_still(text[:500], check)


atheris.Setup(sys.argv, one)
atheris.Fuzz()
