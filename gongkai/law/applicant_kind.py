"""The six kinds of applicant of the annual report (申请人情况): one column each of table 3."""

from enum import StrEnum


class ApplicantKind(StrEnum):
    """自然人, or one of five kinds of 法人或其他组织. The value is the column's key in the form."""

    NATURAL = "natural"
    BUSINESS = "business"
    RESEARCH = "research"
    WELFARE = "welfare"
    LEGAL_SERVICE = "legal_service"
    OTHER_ORG = "other_org"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    ApplicantKind.NATURAL: "自然人",
    ApplicantKind.BUSINESS: "商业企业",
    ApplicantKind.RESEARCH: "科研机构",
    ApplicantKind.WELFARE: "社会公益组织",
    ApplicantKind.LEGAL_SERVICE: "法律服务机构",
    ApplicantKind.OTHER_ORG: "其他",
}
