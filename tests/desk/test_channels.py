"""Channels at the desk: opened by the office, a package sent and answered, a list with filters, and who may not."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from gongkai.agencies.models import Person
from gongkai.channels.acts.checking import note_check
from gongkai.channels.acts.delivering import record_arrival
from gongkai.channels.acts.opening import open_channel
from gongkai.channels.models import Channel, Delivery, Post
from gongkai.documents.acts import withdraw
from gongkai.documents.importing.acts import attest, take_in
from gongkai.documents.importing.item import Item
from gongkai.documents.models import Document
from gongkai.files import vault
from tests.cast import TAKEN_BACK, Cast
from tests.channels.conftest import receipt
from tests.desk.conftest import ON, Enter, draft_of, publish
from tests.papers import png


@pytest.fixture
def live(cast: Cast) -> Document:
    document = draft_of(cast)
    publish(cast, document)
    document.refresh_from_db()
    return document


@pytest.fixture
def portal(cast: Cast) -> Channel:
    return open_channel(cast.agency, Channel.Kind.MUNICIPAL, "市政府门户", by=cast.qian_jin, on=ON)


def test_the_office_opens_a_channel_and_sends_a_package_and_takes_the_receipt(
    cast: Cast, live: Document, enter: Enter
) -> None:
    desk = enter(cast.qian_jin)
    opened = desk.post("/desk/channels/", {"name": "市政府门户", "kind": "municipal"}, follow=True)
    assert "待送达 <b>1</b> 条" in opened.content.decode()
    key = Channel.objects.get().pk
    package = desk.post(f"/desk/channels/{key}/send/")
    assert package["Content-Disposition"].endswith('.zip"')
    assert b"".join(package).startswith(b"PK")  # type: ignore[arg-type]
    told = SimpleUploadedFile("receipt.json", receipt(live))
    done = desk.post(f"/desk/channels/{key}/receipt/", {"file": told}, follow=True)
    assert "收到1条" in done.content.decode()
    page = desk.get(f"/desk/doc/{live.address}/").content.decode()
    assert "https://www.example.invalid/a.html" in page


def test_lines_of_a_receipt_that_do_not_fit_are_shown(
    cast: Cast, live: Document, portal: Channel, enter: Enter
) -> None:
    told = SimpleUploadedFile("receipt.json", receipt(live))
    done = enter(cast.qian_jin).post(f"/desk/channels/{portal.pk}/receipt/", {"file": told})
    assert "1行没有用上" in done.content.decode()


def test_a_package_of_nothing_says_so(cast: Cast, portal: Channel, enter: Enter) -> None:
    done = enter(cast.qian_jin).post(f"/desk/channels/{portal.pk}/send/")
    assert (done.status_code, "没有需要送达的信息" in done.content.decode()) == (409, True)


def test_the_list_is_narrowed_and_exported(cast: Cast, live: Document, portal: Channel, enter: Enter) -> None:
    desk = enter(cast.qian_jin)
    b"".join(desk.post(f"/desk/channels/{portal.pk}/send/"))  # type: ignore[arg-type]
    assert live.title in desk.get("/desk/channels/", {"state": "sent", "channel": portal.pk}).content.decode()
    assert "没有符合条件" in desk.get("/desk/channels/", {"state": "failed"}).content.decode()
    assert desk.get("/desk/channels/", {"since": "xx", "channel": "9" * 30}).status_code == 200
    sheet = load_workbook(io.BytesIO(desk.get("/desk/channels/export.xlsx").content)).active
    assert sheet is not None
    assert sheet["A3"].value == live.index_no


def test_a_clerk_sees_and_does_not_send(cast: Cast, live: Document, portal: Channel, enter: Enter) -> None:
    desk = enter(cast.li_qiang)
    assert "市政府门户" in desk.get("/desk/channels/").content.decode()
    refused: list[tuple[str, dict[str, Any]]] = [
        (f"/desk/channels/{portal.pk}/send/", {}),
        (f"/desk/channels/{portal.pk}/receipt/", {}),
        (f"/desk/channels/{portal.pk}/change/", {"name": "x"}),
        (f"/desk/doc/{live.address}/arrive/", {"channel": portal.pk, "says": "x"}),
    ]
    assert [desk.post(address, given).status_code for address, given in refused] == [403] * 4
    assert desk.post("/desk/channels/", {"name": "x", "kind": "other"}).status_code == 409


def test_another_agency_finds_no_such_channel(cast: Cast, portal: Channel, enter: Enter) -> None:
    desk = enter(cast.zhou_yang)
    assert f"/desk/channels/{portal.pk}/" not in desk.get("/desk/channels/").content.decode()
    assert desk.get(f"/desk/channels/{portal.pk}/").status_code == 404
    assert desk.post(f"/desk/channels/{portal.pk}/send/").status_code == 404


def test_an_arrival_is_noted_on_the_document(
    cast: Cast, live: Document, portal: Channel, enter: Enter
) -> None:
    desk, address = enter(cast.qian_jin), f"/desk/doc/{live.address}/arrive/"
    wrong = desk.post(address, {"channel": portal.pk, "url": "ftp://x"})
    assert (wrong.status_code, "http" in wrong.content.decode()) == (409, True)
    done = desk.post(address, {"channel": portal.pk, "says": "首页公告栏"}, follow=True)
    assert "首页公告栏" in done.content.decode()


def test_a_channel_is_closed(cast: Cast, portal: Channel, enter: Enter) -> None:
    page = enter(cast.qian_jin).post(f"/desk/channels/{portal.pk}/change/", {"name": "市门户"}, follow=True)
    assert "停用" in page.content.decode()
    portal.refresh_from_db()
    assert (portal.name, portal.is_open) == ("市门户", False)


def test_the_template_for_imports_is_the_offices(cast: Cast, enter: Enter) -> None:
    given = enter(cast.qian_jin).get("/desk/channels/import-items.xlsx")
    assert load_workbook(io.BytesIO(given.content)).worksheets[0]["B1"].value == "标题（必填）"
    assert enter(cast.li_qiang).get("/desk/channels/import-items.xlsx").status_code == 403


def test_an_imported_document_says_where_it_comes_from(cast: Cast, enter: Enter) -> None:
    attested = attest(cast.agency, source="原部门网站", file="a", digest="0" * 64, by=cast.qian_jin, on=ON)
    item = Item(2, "旧通知", "正文。", "政策文件", date(2020, 1, 2), date(2020, 1, 3), division="办公室")
    (result,) = take_in(attested.pk, cast.agency, [item], by=cast.qian_jin, on=ON)
    address = Document.objects.get(index_no=result.index_no).address
    assert "来源：原部门网站。" in enter(cast.qian_jin).get(f"/desk/doc/{address}/").content.decode()


@pytest.fixture
def wechat(cast: Cast) -> Channel:
    return open_channel(cast.agency, Channel.Kind.WECHAT, "旅游公众号", by=cast.qian_jin, on=ON)


def test_a_document_is_taken_away_to_be_pasted(
    cast: Cast, live: Document, wechat: Channel, enter: Enter
) -> None:
    said = {"channel": wechat.pk, "title": live.title, "do": "copy"}
    given = enter(cast.qian_jin).post(f"/desk/doc/{live.address}/post/", said)
    assert given.content.startswith(b"PK")
    refused = enter(cast.qian_jin).post(f"/desk/doc/{live.address}/post/", said | {"do": "send"})
    assert (refused.status_code, "复制粘贴" in refused.content.decode()) == (409, True)
    long = enter(cast.qian_jin).post(f"/desk/doc/{live.address}/post/", said | {"title": "长" * 33})
    assert (long.status_code, "标题不超过32字" in long.content.decode()) == (422, True)
    assert enter(cast.li_qiang).post(f"/desk/doc/{live.address}/post/", said).status_code == 403


def test_the_secret_of_an_account_is_never_shown_again(cast: Cast, wechat: Channel, enter: Enter) -> None:
    desk, address = enter(cast.qian_jin), f"/desk/channels/{wechat.pk}/change/"
    cover = SimpleUploadedFile("封面.png", png())
    said = {"name": "旅游公众号", "is_open": "on", "level": "draft", "appid": "wx1", "secret": "s3cret-key"}
    page = desk.post(address, said | {"cover": cover}, follow=True).content.decode()
    wechat.refresh_from_db()
    assert (wechat.settings["level"], vault.open_text(wechat.sealed)) == ("draft", "s3cret-key")
    assert "s3cret-key" not in page
    assert wechat.cover.read() == png()


def test_a_secret_is_not_sent_to_another_address_than_it_was_given_for(
    cast: Cast, wechat: Channel, enter: Enter
) -> None:
    desk, address = enter(cast.qian_jin), f"/desk/channels/{wechat.pk}/change/"
    said = {"name": "旅游公众号", "is_open": "on", "level": "draft", "appid": "wx1"}
    desk.post(address, said | {"secret": "s3cret-key"})
    desk.post(address, said | {"api": "https://elsewhere.example.invalid"})
    wechat.refresh_from_db()
    assert wechat.sealed == ""
    plain = desk.post(address, said | {"api": "http://elsewhere.example.invalid", "secret": "x"})
    assert (plain.status_code, "https" in plain.content.decode()) == (409, True)
    fake = SimpleUploadedFile("封面.png", b"MZ")
    assert desk.post(address, said | {"cover": fake}).status_code == 409


def test_what_has_to_be_corrected_there_is_listed_until_somebody_says_how(
    cast: Cast, live: Document, wechat: Channel, enter: Enter
) -> None:
    desk = enter(cast.qian_jin)
    desk.post(
        f"/desk/doc/{live.address}/arrive/", {"channel": wechat.pk, "url": "https://mp.example.invalid/s/1"}
    )
    withdraw(live.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=ON)
    assert "同步更正 1" in desk.get("/desk/channels/").content.decode()
    key = Delivery.objects.get().pk
    assert enter(cast.zhou_yang).post(f"/desk/channels/settle/{key}/", {"says": "x"}).status_code == 404
    desk.post(f"/desk/channels/settle/{key}/", {"says": ""})
    assert Delivery.objects.get().settled_on is None
    desk.post(f"/desk/channels/settle/{key}/", {"says": "已删除"})
    assert "同步更正 1" not in desk.get("/desk/channels/").content.decode()


def test_a_dead_address_is_an_alarm(cast: Cast, live: Document, portal: Channel, enter: Enter) -> None:
    delivery = record_arrival(
        live.pk, portal.pk, url="https://a.example.invalid/", says="", by=cast.qian_jin, on=ON
    )
    note_check(delivery, "页面打不开（状态404）", ON)
    assert "网址打不开 1" in enter(cast.qian_jin).get("/desk/channels/").content.decode()


def test_a_doubt_is_settled_by_who_looked(cast: Cast, live: Document, wechat: Channel, enter: Enter) -> None:
    delivery = Delivery.objects.create(
        channel=wechat,
        document=live,
        edition=live.live_edition,
        made_on=ON,
        state="failed",
        reason="不能确定",
    )
    post = Post.objects.create(delivery=delivery, step="unsure", title="x", asked_by=cast.qian_jin)
    desk = enter(cast.qian_jin)
    assert "核对完毕" in desk.get(f"/desk/channels/{wechat.pk}/").content.decode()
    assert "http" in desk.post(f"/desk/channels/posts/{post.pk}/", {"url": "x"}, follow=True).content.decode()
    desk.post(f"/desk/channels/posts/{post.pk}/", {"url": "https://mp.example.invalid/s/1"})
    post.refresh_from_db()
    assert post.step == "published"
    assert enter(cast.zhou_yang).post(f"/desk/channels/posts/{post.pk}/", {}).status_code == 404


def test_a_transfer_list_is_made_printed_and_returned(
    cast: Cast, live: Document, enter: Enter, settings: Any
) -> None:
    settings.GONGKAI_TODAY = date(2024, 4, 2)
    library = open_channel(cast.agency, Channel.Kind.READING_PLACE, "市图书馆", by=cast.qian_jin, on=ON)
    desk = enter(cast.qian_jin)
    assert 'value="2024-03"' in desk.get(f"/desk/channels/{library.pk}/").content.decode()
    assert desk.post(f"/desk/channels/{library.pk}/lists/", {"month": "x", "copies": 1}).status_code == 422
    made = desk.post(f"/desk/channels/{library.pk}/lists/", {"month": "2024-03", "copies": 1}, follow=True)
    assert "2024-YS-0001" in made.content.decode()
    key = library.transfers.get().pk
    begins = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK"}
    for form, begin in begins.items():
        assert desk.get(f"/desk/channels/lists/{key}/{form}/").content.startswith(begin)
    assert desk.get(f"/desk/channels/lists/{key}/signed/").status_code == 404
    assert enter(cast.zhou_yang).get(f"/desk/channels/lists/{key}/pdf/").status_code == 404
    assert "登记签收退回" in desk.get(f"/desk/channels/{library.pk}/?return={key}").content.decode()
    settings.GONGKAI_TODAY = date(2024, 5, 31)
    assert "没有按时退回 1" in desk.get("/desk/channels/").content.decode()
    said = {"signer": "周华", "signed_on": "2024-05-30", "file": SimpleUploadedFile("签字.png", png())}
    done = desk.post(f"/desk/channels/lists/{key}/returned/", said, follow=True)
    assert "周华签收" in done.content.decode()
    assert b"".join(desk.get(f"/desk/channels/lists/{key}/signed/")) == png()  # type: ignore[arg-type]


def test_a_withdrawn_document_is_named_to_no_other_division(
    cast: Cast, live: Document, wechat: Channel, outsider: Person, enter: Enter, settings: Any
) -> None:
    settings.GONGKAI_TODAY = date(2024, 4, 2)
    library = open_channel(cast.agency, Channel.Kind.READING_PLACE, "市图书馆", by=cast.qian_jin, on=ON)
    enter(cast.qian_jin).post(f"/desk/channels/{library.pk}/lists/", {"month": "2024-03", "copies": 1})
    key = library.transfers.get().pk
    gone = Delivery.objects.create(channel=wechat, document=live, edition=live.live_edition, made_on=ON)
    Post.objects.create(delivery=gone, step="failed", title="撤下的标题", asked_by=cast.qian_jin)
    clerk, office = enter(outsider), enter(cast.qian_jin)
    files = [f"/desk/channels/lists/{key}/{form}/" for form in ("xlsx", "docx")]
    assert [clerk.get(file).status_code for file in files] == [200, 200]
    withdraw(live.pk, how=TAKEN_BACK, opinion="有误", by=cast.wu_tao, on=ON)
    assert [clerk.get(file).status_code for file in files] == [404, 404]
    assert [office.get(file).status_code for file in files] == [200, 200]
    assert files[0] not in clerk.get(f"/desk/channels/{library.pk}/").text
    assert "撤下的标题" not in clerk.get(f"/desk/channels/{wechat.pk}/").text
    assert "撤下的标题" in office.get(f"/desk/channels/{wechat.pk}/").text


def test_a_signed_list_whose_file_is_missing_is_not_there(
    cast: Cast, live: Document, enter: Enter, settings: Any
) -> None:
    settings.GONGKAI_TODAY = date(2024, 4, 2)
    library = open_channel(cast.agency, Channel.Kind.READING_PLACE, "市图书馆", by=cast.qian_jin, on=ON)
    desk = enter(cast.qian_jin)
    desk.post(f"/desk/channels/{library.pk}/lists/", {"month": "2024-03", "copies": 1})
    library.transfers.update(file="transfers/lost.png")
    assert desk.get(f"/desk/channels/lists/{library.transfers.get().pk}/signed/").status_code == 404


def test_the_page_of_a_channel_says_who_is_at_it(cast: Cast, wechat: Channel, enter: Enter) -> None:
    page = enter(cast.qian_jin).get(f"/desk/channels/{wechat.pk}/").content.decode()
    assert "（公开专干）" in page
