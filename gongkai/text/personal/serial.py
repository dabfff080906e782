"""Words that announce a number of something: an order, a file, a project. What follows them is nobody's."""

from __future__ import annotations

import re

_ANNOUNCES = re.compile(
    r"(?:编号|编码|代码|流水号?|序号|序列号|订单号?|单号|运单|快递|物流|批号|批次号?|索引号|案号|文号|条码|条形码|书号|ISBN|ISSN|联行号|行号|受理号|办件号?|申请号|业务号|"
    r"项目号|合同号|发票号码?|票号|凭证号|档案号|专利号|准字|设备号|型号|规格|货号|宗地号|图号|版本|第|字|No\.?|NO\.?|编)[^\d\u4e00-\u9fff]{0,6}(?:为|是)?[^\d\u4e00-\u9fff]{0,3}$"
)


def is_serial(before: str) -> bool:
    """Whether the words before a number end with such an announcement."""
    return bool(_ANNOUNCES.search(before)) and not before.endswith("信用代码")
