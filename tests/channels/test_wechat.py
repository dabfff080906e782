"""A document goes to the WeChat account: copied, drafted, published, never twice; every refusal one sentence."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile

from gongkai.channels.acts import posting
from gongkai.channels.acts.delivering import record_arrival
from gongkai.channels.acts.opening import change_channel, open_channel
from gongkai.channels.models import Channel, Delivery, Post
from gongkai.channels.reads import to_settle
from gongkai.channels.wechat import account, carrying
from gongkai.channels.wechat.carrying import carry_on
from gongkai.channels.wechat.copy_ready import copy_ready
from gongkai.channels.wechat.page import article_of, styled
from gongkai.cli.jobs.wechat import run as carry
from gongkai.documents import acts as documents
from gongkai.documents.clearing import acts as clearing
from gongkai.documents.models import Document
from gongkai.journal.reads import lines_of
from gongkai.law.source import Refusal
from tests.cast import TAKEN_BACK, Cast
from tests.channels.conftest import delivery_of
from tests.channels.wechat_server import SECRET, WeChat, wechat
from tests.documents.conftest import ON, draft_of, files_read, walk
from tests.papers import png

LATER = date(2024, 3, 12)
BY_HAND = "https://mp.example.invalid/s/by-hand"


@pytest.fixture
def server(settings: Any) -> Iterator[WeChat]:
    settings.GONGKAI_INNER_HOSTS = frozenset({"127.0.0.1"})
    settings.GONGKAI_BASE_URL = "https://xxgk.example.invalid"
    with wechat() as there:
        yield there


def open_account(cast: Cast, server: WeChat, level: str = "publish", secret: str = SECRET) -> Channel:
    said = {"level": level, "appid": "wx1", "api": server.address}
    channel = open_channel(
        cast.agency, "wechat", "公众号", settings=said, secret=secret, by=cast.qian_jin, on=ON
    )
    channel.cover.save("cover.png", ContentFile(png()))
    return channel


def send(cast: Cast, channel: Channel, document: Document, title: str = "", digest: str = "") -> Post:
    return posting.ask_for_post(document.pk, channel.pk, title=title, digest=digest, by=cast.qian_jin, on=ON)


def step_of(post: Post) -> tuple[str, str]:
    post.refresh_from_db()
    return post.step, post.delivery.__class__.objects.get(pk=post.delivery_id).reason


def test_a_document_is_drafted_published_and_found_at_its_address(
    cast: Cast, live: Document, server: WeChat
) -> None:
    post = send(cast, open_account(cast, server), live)
    assert carry(ON)["posts_published"] == 1
    (article,) = server.drafts.values()
    assert article["title"] == live.title
    assert article["content_source_url"] == f"https://xxgk.example.invalid/doc/{live.address}/"
    assert live.index_no in article["content"]
    assert (step_of(post)[0], delivery_of(live).url) == ("published", "https://mp.example.invalid/s/1")


def test_at_the_level_of_drafts_a_person_presses_publish(cast: Cast, live: Document, server: WeChat) -> None:
    post = send(cast, open_account(cast, server, "draft"), live)
    carry_on(ON)
    carry_on(ON)
    assert (step_of(post)[0], server.published, len(server.drafts)) == ("drafted", [], 1)


def test_copying_is_the_level_nobody_chose_and_asks_nothing_of_the_account(
    cast: Cast, live: Document, server: WeChat
) -> None:
    channel = open_account(cast, server, "")
    channel.settings.pop("level")
    channel.save(update_fields=["settings"])
    with pytest.raises(Refusal, match="复制粘贴"):
        send(cast, channel, live)
    assert not server.calls


def test_a_result_that_is_waited_for_comes_later(cast: Cast, live: Document, server: WeChat) -> None:
    server.status = [1, 1, 0]
    post = send(cast, open_account(cast, server), live)
    assert carry(ON)["posts_waiting"] == 1
    assert carry(ON)["posts_waiting"] == 1
    assert carry(ON)["posts_published"] == 1
    assert (step_of(post)[0], server.published) == ("published", ["D1"])


def test_a_result_that_never_comes_is_left_to_a_person(
    cast: Cast, live: Document, server: WeChat, monkeypatch: Any
) -> None:
    monkeypatch.setattr(carrying, "MOST_TRIES", 2)
    server.status = [1, 1]
    post = send(cast, open_account(cast, server), live)
    carry_on(ON)
    carry_on(ON)
    assert step_of(post) == ("unsure", carrying.NO_RESULT)


@pytest.mark.parametrize("status", [2, 3, 4, 5, 6, 99, "x"])
def test_a_publishing_that_failed_says_why(cast: Cast, live: Document, server: WeChat, status: Any) -> None:
    server.status = [status]
    post = send(cast, open_account(cast, server), live)
    carry_on(ON)
    assert step_of(post)[0] == "failed"
    assert "公众号后台" in step_of(post)[1]


def test_a_stale_token_is_fetched_anew_once(cast: Cast, live: Document, server: WeChat) -> None:
    server.trouble = {"draft/add": [42001]}
    post = send(cast, open_account(cast, server), live)
    carry_on(ON)
    assert step_of(post)[0] == "published"
    server.trouble = {"stable_token": [], "draft/add": [40001, 40001]}


@pytest.mark.parametrize(
    "call, wrong, says",
    [
        ("stable_token", 40164, "白名单"),
        ("stable_token", "garbage", "不合格"),
        ("draft/add", 48001, "没有发布接口的权限"),
        ("draft/add", 99999, "99999"),
        ("draft/add", "garbage", "不合格"),
        ("material/add_material", 45009, "已经用完"),
        ("freepublish/submit", 53503, "公众号后台"),
    ],
)
def test_a_refusal_of_the_account_is_one_sentence_and_may_be_tried_again(
    cast: Cast, live: Document, server: WeChat, call: str, wrong: Any, says: str
) -> None:
    server.trouble = {call: [wrong]}
    channel = open_account(cast, server)
    post = send(cast, channel, live)
    carry_on(ON)
    step, reason = step_of(post)
    assert (step, says in reason) == ("failed", True)
    assert SECRET not in reason
    send(cast, channel, live)
    carry_on(ON)
    assert (step_of(post)[0], len(server.published)) == ("published", 1)


def test_a_wrong_secret_says_so_and_stands_nowhere(
    cast: Cast, live: Document, server: WeChat, caplog: Any
) -> None:
    post = send(cast, open_account(cast, server, secret="wrong-secret"), live)
    carry_on(ON)
    assert "AppSecret不正确" in step_of(post)[1]
    facts = str([line.facts for line in lines_of(cast.agency, "document", live.index_no)])
    assert "wrong-secret" not in facts + caplog.text + " ".join(server.seen)


@pytest.mark.parametrize("wrong", ["lost", "garbage"])
def test_a_publishing_without_an_answer_is_never_repeated_by_itself(
    cast: Cast, live: Document, server: WeChat, wrong: str
) -> None:
    server.trouble = {"freepublish/submit": [wrong]}
    channel = open_account(cast, server)
    post = send(cast, channel, live)
    for _ in range(3):
        carry_on(ON)
    assert (step_of(post), server.calls["freepublish/submit"]) == (("unsure", carrying.UNKNOWN), 1)
    with pytest.raises(Refusal, match="不再重复发送"):
        send(cast, channel, live)


def test_an_account_that_says_nothing_is_given_up(
    cast: Cast, live: Document, server: WeChat, monkeypatch: Any
) -> None:
    monkeypatch.setattr(account, "SECONDS", 0.3)
    server.trouble = {"draft/add": ["hang"]}
    post = send(cast, open_account(cast, server), live)
    carry_on(ON)
    assert (step_of(post)[0], "规定时间" in step_of(post)[1]) == ("failed", True)


def test_a_process_killed_while_submitting_leaves_the_question_to_a_person(
    cast: Cast, live: Document, server: WeChat
) -> None:
    post = send(cast, open_account(cast, server), live)
    posting.begin(post.pk, Post.Step.ASKED, Post.Step.DRAFTING)
    posting.drafted(post.pk, "D1", on=ON)
    posting.begin(post.pk, Post.Step.DRAFTED, Post.Step.SUBMITTING)  # and here it was killed
    assert carry(ON)["posts_cut_off"] == 1
    assert (step_of(post)[0], server.published) == ("unsure", [])
    posting.settle_doubt(post.pk, url="https://mp.example.invalid/s/9", by=cast.qian_jin, on=ON)
    assert (step_of(post)[0], delivery_of(live).url) == ("published", "https://mp.example.invalid/s/9")
    with pytest.raises(Refusal):
        posting.settle_doubt(post.pk, url="", by=cast.qian_jin, on=ON)


def test_a_process_killed_while_drafting_may_draft_again(cast: Cast, live: Document, server: WeChat) -> None:
    channel = open_account(cast, server)
    post = send(cast, channel, live)
    posting.begin(post.pk, Post.Step.ASKED, Post.Step.DRAFTING)
    carry_on(ON)
    assert step_of(post)[0] == "failed"
    send(cast, channel, live)
    carry_on(ON)
    assert (step_of(post)[0], len(server.published)) == ("published", 1)


def test_a_step_is_taken_by_one_of_two(cast: Cast, live: Document, server: WeChat) -> None:
    post = send(cast, open_account(cast, server), live)
    assert posting.begin(post.pk, Post.Step.ASKED, Post.Step.DRAFTING) is not None
    assert posting.begin(post.pk, Post.Step.ASKED, Post.Step.DRAFTING) is None


def test_what_is_withdrawn_meanwhile_is_not_published(cast: Cast, live: Document, server: WeChat) -> None:
    post = send(cast, open_account(cast, server), live)
    documents.withdraw(live.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=ON)
    carry_on(ON)
    assert (step_of(post)[0], server.drafts) == ("failed", {})


def test_only_the_office_posts(cast: Cast, live: Document, server: WeChat) -> None:
    channel = open_account(cast, server)
    for nobody in (cast.li_qiang, cast.zhou_yang):
        with pytest.raises(Refusal):
            posting.ask_for_post(live.pk, channel.pk, title="", digest="", by=nobody, on=ON)


def test_pictures_are_brought_over(cast: Cast, server: WeChat) -> None:
    document = draft_of(cast)
    documents.attach(
        document.editions.get().pk, name="图.png", content=io.BytesIO(png()), by=cast.li_qiang, on=ON
    )
    kept = document.editions.get().attachments.get()
    clearing.look_at(document.pk, f"a{kept.pk}", says="逐页查看，没有个人信息", by=cast.sun_jing, on=ON)
    files_read(cast, document)
    walk(cast, document)
    document.refresh_from_db()
    send(cast, open_account(cast, server), document)
    carry_on(ON)
    assert png() in server.pictures[0]
    assert "http://mmbiz.example.invalid/1" in server.drafts["D1"]["content"]


def test_what_does_not_fit_is_refused_and_not_cut_off(cast: Cast, server: WeChat) -> None:
    document = draft_of(cast, title="长" * 33, text="字" * 20_001)
    walk(cast, document)
    document.refresh_from_db()
    channel = open_account(cast, server)
    with pytest.raises(Refusal) as refused:
        article_of(channel, document)
    assert [cite for _, cite in refused.value.reasons] == [None, None]
    assert "请另拟短标题" in str(refused.value)
    with pytest.raises(Refusal, match="129字"):
        article_of(channel, document, title="短", digest="摘" * 129)


def test_the_copy_ready_zip_has_the_page_the_fields_and_the_same_bytes(
    cast: Cast, live: Document, settings: Any
) -> None:
    settings.GONGKAI_BASE_URL = "https://xxgk.example.invalid"
    channel = open_channel(cast.agency, "wechat", "公众号", by=cast.qian_jin, on=ON)
    article = article_of(channel, live)
    with zipfile.ZipFile(io.BytesIO(copy_ready(article))) as package:
        assert "style=" in package.read("正文.html").decode()
        assert f"/doc/{live.address}/" in package.read("填写.txt").decode("utf-8-sig")
    assert copy_ready(article) == copy_ready(article)


def test_a_style_stands_in_every_tag_and_no_link_is_lost() -> None:
    html = styled('<p class="signature">甲局</p><p>见<a href="https://a.invalid/" rel="x">网站</a></p>')
    assert "text-align:right" in html
    assert "网站（https://a.invalid/）" in html
    assert "<a" not in html
    assert "class" not in html


def test_a_correction_here_asks_for_one_there(cast: Cast, live: Document, server: WeChat) -> None:
    post = send(cast, open_account(cast, server), live)
    carry_on(ON)
    assert not to_settle(Delivery.objects.all()).exists()
    documents.revise(live.pk, text="改正后的正文。", because="更正", by=cast.li_qiang, on=ON)
    walk(cast, live)
    assert to_settle(Delivery.objects.all()).get().pk == post.delivery_id
    with pytest.raises(Refusal, match="怎样处理"):
        posting.settle(post.delivery_id, says=" ", by=cast.qian_jin, on=LATER)
    posting.settle(post.delivery_id, says="已删除旧文，改发新文", by=cast.qian_jin, on=LATER)
    assert not to_settle(Delivery.objects.all()).exists()


def test_what_is_current_needs_no_settling(cast: Cast, live: Document, server: WeChat) -> None:
    post = send(cast, open_account(cast, server), live)
    carry_on(ON)
    with pytest.raises(Refusal, match="现行版本"):
        posting.settle(post.delivery_id, says="x", by=cast.qian_jin, on=ON)


def test_the_article_travels_as_readable_json(cast: Cast, live: Document, server: WeChat) -> None:
    article = article_of(open_account(cast, server), live).as_json("C", ['http://a.invalid/"><script>'])
    assert "<script>" not in json.dumps(article)


def arrive(cast: Cast, post: Post) -> None:
    document, channel = post.delivery.document_id, post.delivery.channel_id
    record_arrival(document, channel, url=BY_HAND, says="", by=cast.qian_jin, on=ON)


def test_what_was_published_by_hand_is_not_sent_by_the_worker(
    cast: Cast, live: Document, server: WeChat
) -> None:
    post = send(cast, open_account(cast, server), live)
    arrive(cast, post)
    carry_on(ON)
    assert (step_of(post)[0], server.calls) == ("published", {})
    assert delivery_of(live).url == BY_HAND


@pytest.mark.parametrize("step", ["drafting", "submitting", "submitted"])
def test_nothing_is_noted_by_hand_while_the_account_is_spoken_to(
    cast: Cast, live: Document, server: WeChat, step: str
) -> None:
    post = send(cast, open_account(cast, server), live)
    Post.objects.update(step=step, publish_id="P1")
    with pytest.raises(Refusal, match="请等结果出来"):
        arrive(cast, post)
    assert (step_of(post)[0], delivery_of(live).state) == (step, "waiting")


def test_what_a_receipt_says_arrived_is_not_begun(cast: Cast, live: Document, server: WeChat) -> None:
    post = send(cast, open_account(cast, server), live)
    Delivery.objects.update(state="received", url=BY_HAND, answered_on=ON)
    carry_on(ON)
    assert (step_of(post)[0], server.calls, delivery_of(live).url) == ("published", {}, BY_HAND)


def reset(cast: Cast, channel: Channel, level: str, *, is_open: bool = True) -> None:
    said = channel.settings | {"level": level}
    change_channel(channel.pk, name=channel.name, is_open=is_open, settings=said, by=cast.qian_jin, on=ON)


CLOSED = [("publish", False, "已经停用"), ("copy", True, "复制粘贴"), ("draft", True, "只建立草稿")]


@pytest.mark.parametrize("level, is_open, says", CLOSED)
def test_a_channel_that_was_closed_or_lowered_meanwhile_sends_nothing(
    cast: Cast, live: Document, server: WeChat, level: str, is_open: bool, says: str
) -> None:
    channel = open_account(cast, server)
    post = send(cast, channel, live)
    reset(cast, channel, level, is_open=is_open)
    carry_on(ON)
    assert (step_of(post)[0], server.calls) == ("failed", {})
    assert says in step_of(post)[1]


@pytest.mark.parametrize("level, is_open, says", CLOSED)
def test_a_draft_of_such_a_channel_is_not_published(
    cast: Cast, live: Document, server: WeChat, level: str, is_open: bool, says: str
) -> None:
    channel = open_account(cast, server)
    post = send(cast, channel, live)
    posting.begin(post.pk, Post.Step.ASKED, Post.Step.DRAFTING)
    posting.drafted(post.pk, "D1", on=ON)
    reset(cast, channel, level, is_open=is_open)
    carry_on(ON)
    assert (step_of(post)[0], server.published) == ("failed", [])
    assert says in step_of(post)[1]
