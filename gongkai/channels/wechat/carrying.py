"""Carrying posts on, one by one: a draft, its publishing, the result. Called by whoever holds the job alone."""

from __future__ import annotations

from collections import Counter
from datetime import date

from gongkai.channels.acts import posting
from gongkai.channels.exchange.package import content_of
from gongkai.channels.exchange.receipt import is_web_address
from gongkai.channels.models import Channel, Post
from gongkai.channels.web import Unreachable
from gongkai.channels.wechat.account import Account, Refused
from gongkai.channels.wechat.page import Article, article_of
from gongkai.files import vault
from gongkai.law.source import Refusal

Step = Post.Step
MOST_TRIES = 20
UNKNOWN = "提交发布后没有收到公众号的答复，不知道是否已经发布；请先到公众号后台核对"
NO_RESULT = "公众号一直没有给出发布结果；请到公众号后台核对"


def carry_on(on: date) -> Counter[str]:
    """Take every post as far as it goes now. Counts by what became of them."""
    counts: Counter[str] = Counter(cut_off=posting.give_up_cut_off(on=on))
    for key in Post.objects.filter(step=Step.ASKED).order_by("pk").values_list("pk", flat=True):
        counts[_draft(key, on)] += 1
    waiting = Post.objects.filter(step=Step.DRAFTED, publishes=True)
    for key in list(waiting.order_by("pk").values_list("pk", flat=True)):
        counts[_submit(key, on)] += 1
    for key in Post.objects.filter(step=Step.SUBMITTED).order_by("pk").values_list("pk", flat=True):
        counts[_ask(key, on)] += 1
    return counts


def account_of(channel: Channel) -> Account:
    """Raises Refusal where the secret cannot be opened."""
    said = channel.settings
    return Account(str(said.get("appid", "")), vault.open_text(channel.sealed), str(said.get("api", "")))


def _article(post: Post) -> Article:
    """Raises Refusal for what may go out no more, or not through this channel as it is set now."""
    delivery = post.delivery
    _refuse_channel(delivery.channel, post)
    if delivery.document.live_edition_id != delivery.edition_id:
        raise Refusal(("已有新的版本，请发送新的版本", None))
    return article_of(delivery.channel, delivery.document, title=post.title, digest=post.digest)


def _refuse_channel(channel: Channel, post: Post) -> None:
    """Somebody may have closed the channel, or taken publishing away from it, since the post was asked for."""
    level = channel.settings.get("level", posting.COPY)
    if not channel.is_open:
        raise Refusal((f"渠道“{channel}”已经停用", None))
    if level not in (posting.DRAFT, posting.PUBLISH):
        raise Refusal((f"渠道“{channel}”已经改为“复制粘贴”", None))
    if post.publishes and level != posting.PUBLISH:
        raise Refusal((f"渠道“{channel}”已经改为只建立草稿，请重新发送", None))


def _draft(key: int, on: date) -> str:
    """Pictures, cover and draft. A draft nobody sees may be made a second time; so any failure may be tried again."""
    post = posting.begin(key, Step.ASKED, Step.DRAFTING)
    if post is None:
        return "taken"
    try:
        article, account = _article(post), account_of(post.delivery.channel)
        shown = [account.upload_picture(kept.name, content_of(kept)) for kept in article.pictures]
        with post.delivery.channel.cover.open("rb") as cover:
            kept_cover = account.add_cover(str(post.delivery.channel.cover), cover.read())
        draft = account.add_draft(article.as_json(kept_cover, shown))
    except (Refusal, Refused, Unreachable) as wrong:
        posting.stopped(key, f"草稿没有建立：{wrong}", on=on)
        return "failed"
    except FileNotFoundError:
        posting.stopped(key, "草稿没有建立：默认封面的文件不在了，请重新上传", on=on)
        return "failed"
    posting.drafted(key, draft, on=on)
    return "drafted"


def _submit(key: int, on: date) -> str:
    """Publishing. Where the account may have heard it and did not answer, nobody tries again by himself."""
    post = posting.begin(key, Step.DRAFTED, Step.SUBMITTING)
    if post is None:
        return "taken"
    try:
        _article(post)
        publishing = account_of(post.delivery.channel).submit(post.draft_id)
    except (Refusal, Refused) as refused:
        posting.stopped(key, f"没有发布：{refused}", on=on)
        return "failed"
    except Unreachable as lost:
        says = UNKNOWN if lost.was_sent else f"没有发布：{lost}"
        posting.stopped(key, says, on=on, is_sure=not lost.was_sent)
        return "unsure" if lost.was_sent else "failed"
    posting.submitted(key, publishing, on=on)
    return "submitted"


def _ask(key: int, on: date) -> str:
    """The result. Not to be had now is no failure: it is asked for again, up to a limit."""
    tries = posting.asked_again(key)
    post = Post.objects.select_related("delivery__channel").get(pk=key)
    try:
        outcome = account_of(post.delivery.channel).outcome(post.publish_id)
    except (Refusal, Refused, Unreachable):
        outcome = None
    if outcome and outcome.url and is_web_address(outcome.url):
        posting.stands(key, outcome.url, on=on)
        return "published"
    if outcome and outcome.says:
        posting.stopped(key, outcome.says, on=on)
        return "failed"
    if tries >= MOST_TRIES:
        posting.stopped(key, NO_RESULT, on=on, is_sure=False)
        return "unsure"
    return "waiting"
