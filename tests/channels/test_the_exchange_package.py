"""The package for another portal: what is in it, that it is the same every time, and what may send it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest
from django.db import IntegrityError, transaction

from gongkai.channels.acts.delivering import record_arrival, send_package
from gongkai.channels.acts.opening import change_channel, open_channel
from gongkai.channels.models import Channel, Delivery
from gongkai.channels.reads import Selection
from gongkai.documents import acts as documents
from gongkai.documents.models import Document
from gongkai.documents.validity.acts import register
from gongkai.files import vault
from gongkai.journal.reads import lines_of
from gongkai.law.source import Refusal
from gongkai.law.succession import Effect
from tests.cast import TAKEN_BACK, Cast
from tests.channels.conftest import delivery_of, published, records, send
from tests.documents.conftest import ON, draft_of, walk
from tests.papers import pdf


def test_a_package_names_every_file_in_it_with_its_fingerprint(cast: Cast, portal: Channel) -> None:
    document = draft_of(cast)
    documents.attach(
        document.editions.get().pk, name="名单.pdf", content=io.BytesIO(pdf()), by=cast.li_qiang, on=ON
    )
    walk(cast, document)
    with zipfile.ZipFile(io.BytesIO(send(cast, portal))) as package:
        manifest = json.loads(package.read("manifest.json"))
        listed = {entry["name"]: entry["sha256"] for entry in manifest["entries"]}
        found = {
            n: hashlib.sha256(package.read(n)).hexdigest() for n in package.namelist() if n != "manifest.json"
        }
    assert listed == found
    assert sum(name.startswith("files/") for name in listed) == 1
    assert (manifest["schema"], manifest["count"]) == ("gongkai-exchange/1", 1)


def test_the_same_documents_make_the_same_bytes(cast: Cast, portal: Channel) -> None:
    published(cast)
    published(cast, title="另一份通知")
    first = send(cast, portal)
    batch = Delivery.objects.values_list("batch", flat=True).distinct().get()
    assert send(cast, portal, only_new=False) == first
    assert send(cast, portal, batch=batch) == first
    assert [record["index_no"] for record in records(first)] == sorted(r["index_no"] for r in records(first))


def test_only_what_anyone_may_read_is_sent(cast: Cast, portal: Channel, live: Document) -> None:
    draft_of(cast, title="还没有发布的")
    draft_of(cast, title="依申请公开的", attribute="on_request", attribute_reason="涉及内部分工")
    assert [record["title"] for record in records(send(cast, portal))] == [live.title]


def test_what_was_sent_is_not_sent_again_and_a_new_edition_is(
    cast: Cast, portal: Channel, live: Document
) -> None:
    send(cast, portal)
    with pytest.raises(Refusal, match="没有需要送达的信息"):
        send(cast, portal)
    documents.revise(live.pk, text="改正后的正文。", because="更正日期", by=cast.li_qiang, on=ON)
    walk(cast, live)
    assert [(r["edition"], r["note"]) for r in records(send(cast, portal))] == [(2, "更正日期")]
    assert live.deliveries.count() == 2


def test_a_withdrawn_document_is_told_by_its_number_alone(
    cast: Cast, portal: Channel, live: Document
) -> None:
    send(cast, portal)
    documents.withdraw(live.pk, how=TAKEN_BACK, opinion="内容有误", by=cast.wu_tao, on=ON)
    assert records(send(cast, portal)) == [{"index_no": live.index_no, "status": "withdrawn", "edition": 1}]
    assert delivery_of(live).recalled_on == ON


def test_a_withdrawn_document_nobody_was_given_is_not_mentioned(
    cast: Cast, portal: Channel, live: Document
) -> None:
    documents.withdraw(live.pk, how=TAKEN_BACK, opinion="内容有误", by=cast.wu_tao, on=ON)
    with pytest.raises(Refusal, match="没有需要送达的信息"):
        send(cast, portal)


def test_a_repealed_document_says_so(cast: Cast, portal: Channel, live: Document) -> None:
    register(
        live.pk, successor_id=None, effect=Effect.REPEALS, in_part=False, since=ON, says="依《甲市清理决定》废止",
        by=cast.qian_jin, on=ON,
    )  # fmt: skip
    record = records(send(cast, portal))[0]
    assert (record["validity"]["code"], record["repealed_on"]) == ("repealed", "2024-03-11")


def test_a_selection_by_column_takes_the_columns_below_it(
    cast: Cast, portal: Channel, live: Document
) -> None:
    assert len(records(send(cast, portal, column=live.column.key))) == 1
    with pytest.raises(Refusal):
        send(cast, portal, column="guide", only_new=False)


def test_a_changed_attachment_stops_the_package_and_marks_nothing(cast: Cast, portal: Channel) -> None:
    document = draft_of(cast)
    kept = documents.attach(
        document.editions.get().pk, name="名单.pdf", content=io.BytesIO(pdf()), by=cast.li_qiang, on=ON
    )
    walk(cast, document)
    with open(kept.file.path, "ab") as file:
        file.write(b"!")
    with pytest.raises(Refusal, match="指纹不符"):
        send(cast, portal)
    assert not Delivery.objects.exists()


def test_a_cell_that_looks_like_a_formula_is_marked_as_text(cast: Cast, portal: Channel) -> None:
    published(cast, title="=HYPERLINK(1)")
    with zipfile.ZipFile(io.BytesIO(send(cast, portal))) as package:
        assert "'=HYPERLINK(1)" in package.read("records.csv").decode("utf-8-sig")


def test_only_the_office_sends_and_only_its_own(cast: Cast, portal: Channel, live: Document) -> None:
    for nobody in (cast.li_qiang, cast.he_jing, cast.zhou_yang):
        with pytest.raises(Refusal):
            send_package(portal.pk, Selection(), io.BytesIO(), by=nobody, on=ON)
    with pytest.raises(Refusal):
        open_channel(cast.agency, Channel.Kind.OTHER, "报纸", by=cast.zhou_yang, on=ON)


def test_a_closed_channel_takes_nothing(cast: Cast, portal: Channel, live: Document) -> None:
    change_channel(portal.pk, name=portal.name, is_open=False, settings={}, by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="停用"):
        send(cast, portal)


def test_a_secret_is_sealed_and_no_line_of_the_journal_has_it(cast: Cast) -> None:
    channel = open_channel(
        cast.agency, Channel.Kind.WECHAT, "公众号", secret="s3cret-key", by=cast.qian_jin, on=ON
    )
    assert "s3cret-key" not in channel.sealed
    assert vault.open_text(channel.sealed) == "s3cret-key"
    lines = lines_of(cast.agency, "channel", str(channel.pk))
    assert "s3cret-key" not in str([line.facts for line in lines])


def test_the_longest_name_of_a_channel_fits_every_line_of_the_journal(cast: Cast, live: Document) -> None:
    channel = open_channel(cast.agency, Channel.Kind.OTHER, "长" * 40, by=cast.qian_jin, on=ON)
    send(cast, channel)
    with pytest.raises(Refusal, match="40字"):
        open_channel(cast.agency, Channel.Kind.OTHER, "长" * 41, by=cast.qian_jin, on=ON)


def test_two_channels_of_an_agency_have_two_names(cast: Cast, portal: Channel) -> None:
    with pytest.raises(Refusal, match="换一个名称"):
        open_channel(cast.agency, Channel.Kind.OTHER, "市政府门户", by=cast.qian_jin, on=ON)


def test_an_edition_goes_to_a_channel_once(cast: Cast, portal: Channel, live: Document) -> None:
    send(cast, portal)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(channel=portal, document=live, edition=live.live_edition, made_on=ON)


def test_a_newspaper_is_noted_by_hand_and_a_draft_is_not(cast: Cast, live: Document) -> None:
    paper = open_channel(cast.agency, Channel.Kind.OTHER, "日报", by=cast.qian_jin, on=ON)
    found = record_arrival(live.pk, paper.pk, url="", says="3月11日第2版", by=cast.qian_jin, on=ON)
    assert (found.state, found.reason) == ("received", "3月11日第2版")
    with pytest.raises(Refusal, match="在线"):
        record_arrival(draft_of(cast).pk, paper.pk, url="", says="第2版", by=cast.qian_jin, on=ON)
    with pytest.raises(Refusal, match="http"):
        record_arrival(live.pk, paper.pk, url="javascript:alert(1)", says="", by=cast.qian_jin, on=ON)
