"""Normative documents with their last days and successors, a clean-up under way, upper documents, a draft held back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from gongkai.cli.demonstration.counting import left_out
from gongkai.cli.demonstration.people import Cast
from gongkai.cli.demonstration.year_of_publishing import JUDGED, NOT_COUNTED, author
from gongkai.documents import acts
from gongkai.documents.cleaning import acts as cleaning
from gongkai.documents.interpreting.acts import keep_plan
from gongkai.documents.models import Document
from gongkai.documents.upper.acts import register_upper
from gongkai.documents.validity.acts import plan
from gongkai.law.interpretation import Form
from gongkai.law.succession import CleanUp, Effect
from gongkai.law.upper_document import Disclosure
from gongkai.text.book_marks import in_book_marks

RULES = """第一条 为规范本市公共文化场馆免费开放补助资金的管理，制定本办法。

第二条 补助资金用于公共图书馆、文化馆、博物馆免费开放的日常运转。

第三条 场馆应当于每年一月底以前报送上一年度开放情况和资金使用情况。

第四条 本办法自发布之日起施行。"""
AWARD = """第一条 为鼓励群众文艺创作，对在市级以上比赛中获奖的作品给予奖励，制定本办法。

第二条 奖励由市文化馆受理申报，组织专家评审，评审结果公示五个工作日。

第三条 本办法自发布之日起施行。"""
ASKED = {
    "公共文化场馆免费开放补助资金管理暂行办法": """问：为什么出台这个暂行办法？

答：场馆免费开放以后，水电、保洁和讲解都要花钱，以前各县做法不一。暂行办法把钱怎么用、怎么报说清楚，先试行。

问：市民需要做什么？

答：不需要办理任何手续，照常免费进馆。发现收费的，可以向市局反映。""",
    "群众文艺创作奖励办法": """问：谁可以申报？

答：在市级以上比赛里得过奖的业余作者和群众团队都可以，不限户籍。

问：到哪里申报，多久有结果？

答：带上获奖证书到市文化馆一楼窗口登记；专家评完以后先公示，没有异议的当月发放。""",
    "公共文化场馆免费开放补助资金管理办法": """问：与原来的暂行办法有什么不同？

答：报送时间从一月放宽到二月，方便基层对账；其他要求没有变化，原来的暂行办法同时停止执行。

问：已经报过材料的场馆要重报吗？

答：不用，按旧办法报过的继续有效。""",
}
HELD = """各县（市、区）文化广播电视和旅游局：

根据《示例省文化和旅游厅关于开展文化市场重点检查的通知》（示文旅发〔2026〕18号）和示财教〔2026〕7号文件，现将有关事项通知如下。

一、各单位于月底以前完成自查，检查结果报市局。

二、联系人：张某，联系电话13800000000。"""
UPPERS = (
    ("示例省文化和旅游厅关于开展文化市场重点检查的通知", "示文旅发〔2026〕18号", Disclosure.INTERNAL),
    ("示例省文化和旅游厅关于做好公共文化场馆免费开放工作的通知", "示文旅发〔2025〕6号", Disclosure.PROACTIVE),
    ("示例省文化和旅游厅关于报送年度统计资料的函", "示文旅函〔2026〕31号", Disclosure.ON_REQUEST),
)


def load(cast: Cast, today: date) -> None:
    """Everything in the order it happened."""
    begun = today - timedelta(days=400)
    older = _normative(
        cast,
        "公共文化场馆免费开放补助资金管理暂行办法",
        "示文广旅规〔2025〕1号",
        RULES,
        begun,
        valid_always=True,
    )
    _normative(
        cast, "群众文艺创作奖励办法", "示文广旅规〔2025〕2号", AWARD, begun, valid_until=today + timedelta(days=45),
    )  # fmt: skip
    newer = _draft(
        cast, "公共文化场馆免费开放补助资金管理办法", "示文广旅规〔2026〕1号", RULES.replace("一月底", "二月底"), today - timedelta(days=20),
        valid_until=today.replace(year=today.year + 5, day=min(today.day, 28)),
    )  # fmt: skip
    plan(
        newer.pk, older.pk, effect=Effect.REPEALS, in_part=False, since=None, says="第四条", by=author(cast, "GGK"),
        on=today - timedelta(days=20),
    )  # fmt: skip
    _interpret(cast, newer, today - timedelta(days=20))
    _walk(cast, newer, today - timedelta(days=10))
    for title, number, disclosure in UPPERS:
        register_upper(
            cast.agency, title=title, number=number, issuer="示例省文化和旅游厅", disclosure=disclosure, source="收文登记簿",
            by=cast.people["P04"], on=today,
        )  # fmt: skip
    acts.draft(
        cast.columns["policy"], title="关于开展文化市场检查的通知", text=HELD, division=cast.divisions["GGK"], by=author(cast, "GGK"),
        on=today, genre="通知", basis="条例第十九条", five_open=["执行"], channels=["portal"],
    )  # fmt: skip
    round_ = cleaning.begin_round(
        cast.agency, year=today.year, until=today + timedelta(days=30), by=cast.people["P07"], on=today
    )
    item = round_.items.order_by("pk").first()
    assert item is not None
    cleaning.propose(
        item.pk, proposal=CleanUp.KEEP, reason="仍然适用，建议延长有效期", by=cast.people["P09"], on=today
    )


def _interpret(cast: Cast, document: Document, on: date) -> None:
    """The interpretation a normative document is due, in questions and answers, with its plan."""
    text, by = ASKED[document.title], author(cast, "GGK")
    acts.draft(
        cast.columns["interpretation"], title=f"{in_book_marks(document.title)}政策解读", text=text, division=document.division, by=by,
        on=on, interprets=document, genre="解读", basis=document.basis, five_open=["服务"], channels=["portal"],
        forms=[Form.QUESTIONS.value],
    )  # fmt: skip
    keep_plan(
        document.pk, interpreter=document.division.name, when="与文件同步发布", background="基层做法不一，需要统一", basis=document.basis,
        aims="让场馆和群众知道怎么办", content="为什么出台、有什么变化、怎么办理", key_words="", guidance="", differences="",
        forms=[Form.QUESTIONS.value], channels=["portal"], responsible=cast.people["P09"], by=by, on=on,
    )  # fmt: skip


def _normative(cast: Cast, title: str, number: str, text: str, on: date, **fields: Any) -> Document:
    document = _draft(cast, title, number, text, on, **fields)
    _interpret(cast, document, on)
    _walk(cast, document, on)
    return document


def _draft(cast: Cast, title: str, number: str, text: str, on: date, **fields: Any) -> Document:
    return acts.draft(
        cast.columns["policy"], title=title, text=text, division=cast.divisions["GGK"], by=author(cast, "GGK"), on=on,
        kind="normative", doc_no=number, genre="办法", basis="条例第二十条第（一）项", five_open=["决策"], channels=["portal"],
        **fields,
    )  # fmt: skip


def _walk(cast: Cast, document: Document, on: date) -> None:
    key, people, opinion = document.pk, cast.people, "同意。"
    acts.submit(key, by=author(cast, "GGK"), on=on)
    acts.pass_first(key, judged=JUDGED, opinion=opinion, by=people["P09"], on=on)
    acts.pass_legal(key, opinion="合法性审核通过。", by=people["P07"], on=on)
    acts.pass_secrecy(key, opinion="可以公开。", by=people["P05"], on=on)
    acts.pass_second(key, opinion=opinion, by=people["P03"], on=on)
    acts.sign(key, opinion=opinion, by=people["P02"], on=on)
    acts.sign_head(key, opinion=opinion, by=people["P01"], on=on)
    for released in acts.publish(key, by=people["P04"], on=on):
        if released.document.interprets_id is None:
            left_out(cast, released.document_id, NOT_COUNTED, on)
    acts.check_release(key, opinion="页面与签发稿一致。", by=author(cast, "GGK"), on=on)
