"""A document goes to the WeChat account: asked for, then step by step, each noted before and after it is taken.

The state is committed before the account is spoken to, so that a process killed in between leaves a mark: nobody
publishes twice knowing of the first.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import transaction

from gongkai.agencies.models import Person
from gongkai.channels.acts.opening import UNDER, deliverer, locked
from gongkai.channels.models import Channel, Delivery, Post
from gongkai.channels.wechat.page import article_of
from gongkai.documents.models import Document
from gongkai.journal.acts import note
from gongkai.journal.night import run_now
from gongkai.law.hand import Hand
from gongkai.law.source import Refusal

JOB = "wechat"  # the job that carries posts on
Step, State = Post.Step, Delivery.State
COPY, DRAFT, PUBLISH = "copy", "draft", "publish"
AGAIN = (Step.FAILED,)
CUT_OFF = {
    Step.DRAFTING: (Step.FAILED, "建立草稿时中断；草稿箱里可能有一份没有用上的草稿，可以再试"),
    Step.SUBMITTING: (Step.UNSURE, "提交发布时中断，不知道是否已经发布；请先到公众号后台核对"),
}


@transaction.atomic
def ask_for_post(document_id: int, channel_id: int, *, title: str, digest: str, by: Person, on: date) -> Post:
    """Put the live edition of a document in front of the worker. What failed may be asked for again.

    Raises Refusal for a channel that is set to copying, lacks its keys or its cover, for what does not fit, and for an
    edition that is on its way or there.
    """
    channel = locked(channel_id)
    hand = deliverer(channel, by, on)
    document = Document.objects.select_related("agency", "live_edition").get(
        pk=document_id, agency=channel.agency
    )
    _refuse_unset(channel)
    article_of(channel, document, title=title, digest=digest)
    assert document.live_edition is not None
    delivery, _ = Delivery.objects.select_for_update(of=("self",)).get_or_create(
        channel=channel, document=document, edition=document.live_edition, defaults={"made_on": on}
    )
    post = Post.objects.filter(delivery=delivery).first()
    if delivery.state == State.RECEIVED or (post is not None and post.step not in AGAIN):
        where = post.get_step_display() if post else delivery.get_state_display()
        raise Refusal((f"这一版已经在办：{where}，不再重复发送", None))
    if post is None:
        post = Post(delivery=delivery, asked_by=by)
    post.step, post.publishes = Step.ASKED, channel.settings.get("level") == PUBLISH
    post.title, post.digest, post.asked_by = (
        title.strip() or document.title,
        digest.strip() or document.summary,
        by,
    )
    post.draft_id = post.publish_id = ""
    post.tries = 0
    if post.pk:
        post.save(
            update_fields=[
                "step",
                "publishes",
                "title",
                "digest",
                "asked_by",
                "draft_id",
                "publish_id",
                "tries",
            ]
        )
    else:
        post.save(force_insert=True)
    delivery.state, delivery.reason = State.WAITING, ""
    delivery.save(update_fields=["state", "reason"])
    label = f"{'发布' if post.publishes else '建立草稿'}：{channel.name}"
    _note(post, "ask_for_post", label, by, on, hand)
    run_now.enqueue(JOB, on.isoformat())
    return post


def _refuse_unset(channel: Channel) -> None:
    reasons = []
    if channel.kind != Channel.Kind.WECHAT or channel.settings.get("level", COPY) == COPY:
        reasons.append("这个渠道设为“复制粘贴”，请下载后在公众号后台发布，或者在渠道设置里改为“建立草稿”")
    if not channel.settings.get("appid") or not channel.sealed:
        reasons.append("还没有填写AppID和AppSecret")
    if not channel.cover:
        reasons.append("还没有上传默认封面")
    if not settings.GONGKAI_BASE_URL:
        reasons.append("没有设置门户的网址（GONGKAI_BASE_URL），推文不能链接原文，请与管理员联系")
    if reasons:
        raise Refusal(*[(says, None) for says in reasons])


@transaction.atomic
def begin(post_id: int, at: str, to: str) -> Post | None:
    """Take a post from one step to the next before the account is spoken to; None where somebody else did.

    What arrived meanwhile, by hand or by a receipt, ends here.
    """
    post = _locked(post_id)
    if post.step != at:
        return None
    arrived = post.delivery.state == State.RECEIVED
    post.step = Step.PUBLISHED if arrived else to
    post.save(update_fields=["step"])
    return None if arrived else post


@transaction.atomic
def drafted(post_id: int, draft_id: str, *, on: date) -> None:
    """The account keeps a draft."""
    post = _locked(post_id)
    post.step, post.draft_id = Step.DRAFTED, draft_id
    post.save(update_fields=["step", "draft_id"])
    delivery = post.delivery
    delivery.state, delivery.sent_on, delivery.digest = State.SENT, on, delivery.edition.digest
    delivery.save(update_fields=["state", "sent_on", "digest"])
    _note(post, "draft_post", "公众号草稿已建立", Hand.CLOCK, on)


@transaction.atomic
def submitted(post_id: int, publish_id: str, *, on: date) -> None:
    """The account took the draft for publishing; the result comes later."""
    post = _locked(post_id)
    post.step, post.publish_id = Step.SUBMITTED, publish_id
    post.save(update_fields=["step", "publish_id"])
    _note(post, "submit_post", "公众号已受理发布", Hand.CLOCK, on)


@transaction.atomic
def asked_again(post_id: int) -> int:
    """Count one more question for the result; the account answers about a hundred a day."""
    post = _locked(post_id)
    post.tries += 1
    post.save(update_fields=["tries"])
    return post.tries


@transaction.atomic
def stands(post_id: int, url: str, *, on: date, by: Person | Hand = Hand.CLOCK) -> None:
    """The article is published at an address."""
    post = _locked(post_id)
    post.step = Step.PUBLISHED
    post.save(update_fields=["step"])
    delivery = post.delivery
    delivery.state, delivery.url, delivery.answered_on, delivery.reason = State.RECEIVED, url, on, ""
    delivery.sent_on, delivery.receipt_id = delivery.sent_on or on, post.publish_id[:100]
    delivery.save(update_fields=["state", "url", "answered_on", "reason", "sent_on", "receipt_id"])
    _note(post, "publish_post", "公众号已发布", by, on)


@transaction.atomic
def stopped(
    post_id: int, says: str, *, on: date, is_sure: bool = True, by: Person | Hand = Hand.CLOCK
) -> None:
    """It did not go on, for a reason; or nobody knows whether it did (`is_sure` false)."""
    post = _locked(post_id)
    post.step = Step.FAILED if is_sure else Step.UNSURE
    post.save(update_fields=["step"])
    delivery = post.delivery
    delivery.state, delivery.reason = State.FAILED, says[:300]
    delivery.save(update_fields=["state", "reason"])
    _note(post, "stop_post", "公众号未成功" if is_sure else "公众号不能确定", by, on)


def give_up_cut_off(*, on: date) -> int:
    """Whoever holds the job alone knows that a step begun and not ended was cut off. Returns how many."""
    cut = list(Post.objects.filter(step__in=CUT_OFF).values_list("pk", "step"))
    for key, step in cut:
        to, says = CUT_OFF[Step(step)]
        stopped(key, says, on=on, is_sure=to == Step.FAILED)
    return len(cut)


@transaction.atomic
def settle_doubt(post_id: int, *, url: str, by: Person, on: date) -> None:
    """Somebody looked at the account: the article stands at `url`, or ("") it is not there and may be sent again."""
    post = _locked(post_id)
    deliverer(post.delivery.channel, by, on)
    if post.step != Step.UNSURE:
        raise Refusal(("只有“不能确定”的推文需要核对", None))
    if url:
        stands(post.pk, url, on=on, by=by)
    else:
        stopped(post.pk, "经核对公众号后台没有发布，可以再试", on=on, by=by)


@transaction.atomic
def settle(delivery_id: int, *, says: str, by: Person, on: date) -> Delivery:
    """What stands in a channel was brought in line with a correction or withdrawal here (同步更正): how, in words."""
    delivery = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("channel__agency", "document", "edition")
        .get(pk=delivery_id)
    )
    hand = deliverer(delivery.channel, by, on)
    document = delivery.document
    if document.is_live and document.live_edition_id == delivery.edition_id:
        raise Refusal(("这一版仍是现行版本，没有需要同步更正的", None))
    if not says.strip():
        raise Refusal(("请写明怎样处理的：已改发、已删除、已说明更正……", None))
    delivery.settled_on, delivery.settled_by, delivery.settled_says = on, by, says.strip()[:300]
    delivery.save(update_fields=["settled_on", "settled_by", "settled_says"])
    note(
        delivery.channel.agency, "document", document.index_no, "settle", label=f"同步更正：{delivery.channel.name}",
        under=UNDER, by=by, on=on, hand=hand, edition=delivery.edition.number,
    )  # fmt: skip
    return delivery


def _locked(post_id: int) -> Post:
    """The delivery first, as whoever notes an arrival locks them: two who wait for each other would both be stuck."""
    Delivery.objects.select_for_update(of=("self",)).get(post=post_id)
    rows = Post.objects.select_for_update(of=("self",))
    return rows.select_related("delivery__channel__agency", "delivery__document", "delivery__edition").get(
        pk=post_id
    )


def _note(post: Post, act: str, label: str, by: Person | Hand, on: date, hand: Hand | None = None) -> None:
    delivery = post.delivery
    note(
        delivery.channel.agency, "document", delivery.document.index_no, act, label=label, under=UNDER, by=by, on=on,
        hand=hand, channel=delivery.channel_id, edition=delivery.edition.number, step=str(post.step), url=delivery.url,
    )  # fmt: skip
