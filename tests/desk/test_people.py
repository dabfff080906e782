"""Accounts and posts at the desk."""

from __future__ import annotations

from typing import Any

from gongkai.agencies.models import Person
from gongkai.journal.models import Entry
from tests.cast import Cast

NEW = {"username": "zhangsan", "name": "张三", "password": "yi-ge-chang-kouling"}
POST = {"hand": "clerk", "since": "2024-03-18"}


def test_only_the_administrator_opens_the_page(cast: Cast, administrator: Person, enter: Any) -> None:
    assert enter(cast.qian_jin).get("/desk/people/").status_code == 403
    assert enter(cast.qian_jin).post("/desk/people/new/", NEW).status_code == 403
    text = enter(administrator).get("/desk/people/").text
    assert "李强" in text
    assert "周洋" not in text


def test_the_administrator_sees_no_request_and_no_journal(
    cast: Cast, administrator: Person, enter: Any
) -> None:
    client = enter(administrator)
    for page in ("ysq/", "ledger/", "scores/", "nb/", "journal/"):
        assert client.get(f"/desk/{page}").status_code == 403


def test_an_account_is_opened_and_leaves_a_line(cast: Cast, administrator: Person, enter: Any) -> None:
    assert enter(administrator).post("/desk/people/new/", NEW).status_code == 302
    person = Person.objects.get(username="zhangsan")
    assert person.agency == cast.agency
    assert person.check_password(NEW["password"])
    assert Entry.objects.filter(matter="account", key="zhangsan", act="enrol").exists()


def test_a_weak_password_or_a_taken_name_is_told(cast: Cast, administrator: Person, enter: Any) -> None:
    client = enter(administrator)
    assert client.post("/desk/people/new/", NEW | {"password": "123"}).status_code == 422
    taken = client.post("/desk/people/new/", NEW | {"username": "liqiang"})
    assert taken.status_code == 422
    assert "已经有人用了" in taken.text


def test_a_post_is_given_within_the_own_agency(cast: Cast, administrator: Person, enter: Any) -> None:
    client = enter(administrator)
    typed = POST | {"division": cast.division.pk, "person": cast.qian_jin.pk}
    assert client.post("/desk/people/post/", typed).status_code == 302
    assert cast.qian_jin.posts.filter(hand="clerk", division=cast.division).exists()
    assert client.post("/desk/people/post/", typed | {"person": cast.zhou_yang.pk}).status_code == 422
    theirs = typed | {"division": cast.other_division.pk}
    assert client.post("/desk/people/post/", theirs).status_code == 422
    assert not cast.zhou_yang.posts.filter(hand="clerk").exists()


def test_nobody_gives_a_post_to_themselves(cast: Cast, administrator: Person, enter: Any) -> None:
    typed = POST | {"hand": "head", "person": administrator.pk}
    response = enter(administrator).post("/desk/people/post/", typed)
    assert response.status_code == 409
    assert "不能给自己授予岗位" in response.text
    assert administrator.posts.count() == 1


def test_a_substitutes_post_names_its_end(cast: Cast, administrator: Person, enter: Any) -> None:
    typed = POST | {"covers": cast.he_jing.pk, "person": cast.li_qiang.pk}
    response = enter(administrator).post("/desk/people/post/", typed)
    assert response.status_code == 409
    assert "代行岗位要写明截止日期" in response.text


def test_a_post_ends_today_and_leaves_a_line(cast: Cast, administrator: Person, enter: Any) -> None:
    post = cast.li_qiang.posts.get()
    assert enter(administrator).post(f"/desk/people/posts/{post.pk}/end/").status_code == 302
    post.refresh_from_db()
    assert post.until is not None
    assert Entry.objects.filter(matter="account", key="liqiang", act="end_post").exists()
    assert enter(administrator).post(f"/desk/people/posts/{post.pk}/end/").status_code == 409
    theirs = cast.zhou_yang.posts.get()
    assert enter(administrator).post(f"/desk/people/posts/{theirs.pk}/end/").status_code == 404


def test_an_account_that_owns_open_work_is_not_stopped_until_it_is_handed_over(
    cast: Cast, administrator: Person, enter: Any
) -> None:
    from tests.documents.conftest import draft_of

    draft_of(cast)
    refused = enter(administrator).post(f"/desk/people/{cast.li_qiang.pk}/stop/")
    assert refused.status_code == 409
    assert "李强名下还有1份在办的稿件" in refused.text
    assert enter(administrator).post(f"/desk/people/{cast.he_jing.pk}/stop/").status_code == 302
    cast.he_jing.refresh_from_db()
    assert not cast.he_jing.is_active


def test_a_forgotten_password_is_reset_and_shown_once(cast: Cast, administrator: Person, enter: Any) -> None:
    client = enter(administrator)
    text = client.post(f"/desk/people/{cast.li_qiang.pk}/reset/").text
    assert "只显示这一次" in text
    cast.li_qiang.refresh_from_db()
    assert not cast.li_qiang.check_password("kai-fang-2019")
    assert "只显示这一次" not in client.get("/desk/people/").text
    assert client.post(f"/desk/people/{administrator.pk}/reset/").status_code == 409
    assert client.post(f"/desk/people/{cast.zhou_yang.pk}/reset/").status_code == 404


def test_a_work_address_is_kept_and_leaves_a_line_that_does_not_repeat_it(
    cast: Cast, administrator: Person, enter: Any
) -> None:
    client = enter(administrator)
    set_to = f"/desk/people/{cast.li_qiang.pk}/email/"
    assert client.post(set_to, {"email": "liqiang@example.gov.cn"}).status_code == 302
    assert "liqiang@example.gov.cn" in client.get("/desk/people/").text
    line = Entry.objects.get(act="set_email")
    assert (line.key, line.label) == ("liqiang", "登记工作邮箱")
    assert "@" not in str(line.facts)
    refused = client.post(set_to, {"email": "not an address"})
    assert refused.status_code == 409
    assert "工作邮箱请写成" in refused.text
    assert client.post(set_to, {"email": ""}).status_code == 302
    cast.li_qiang.refresh_from_db()
    assert cast.li_qiang.email == ""
    assert (
        client.post(f"/desk/people/{administrator.pk}/email/", {"email": "a@example.cn"}).status_code == 302
    )
    assert (
        client.post(f"/desk/people/{cast.zhou_yang.pk}/email/", {"email": "a@example.cn"}).status_code == 404
    )
    assert enter(cast.zhao_min).post(set_to, {"email": "a@example.cn"}).status_code == 403
