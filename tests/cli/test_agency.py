"""`gongkai agency add`: an installation without demonstration data comes to life."""

from __future__ import annotations

import pytest

from gongkai.agencies.models import Agency, Person
from gongkai.documents.models import Column

ARGV = (
    "agency",
    "add",
    "--code",
    "11000000TEST000001",
    "--name",
    "乙市体育局",
    "--slug",
    "tiyu",
    "--login",
    "admin1",
    "--person",
    "张三",
)


@pytest.mark.django_db
def test_the_first_agency_becomes_the_home_portal_with_office_columns_and_account(gongkai) -> None:  # type: ignore[no-untyped-def]
    done = gongkai(*ARGV, "--json")
    assert done.status == 0
    agency = Agency.objects.get(code="11000000TEST000001")
    assert (agency.is_home, agency.is_demonstration) == (True, False)
    assert agency.divisions.get().is_disclosure_office
    assert Column.objects.filter(agency=agency).count() == 12
    person = Person.objects.get(username="admin1")
    assert person.check_password(done.json()["password"])
    assert {p.hand for p in person.posts.all()} == {"sysadmin", "office_head"}


@pytest.mark.django_db
def test_the_second_agency_stands_beside_the_first(gongkai) -> None:  # type: ignore[no-untyped-def]
    gongkai(*ARGV)
    done = gongkai(
        *[a.replace("000001", "000002").replace("tiyu", "jiaoyu").replace("admin1", "admin2") for a in ARGV]
    )
    assert (done.status, "/j/jiaoyu/" in done.out) == (0, True)
    assert Agency.objects.filter(is_home=True).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"tiyu": "体育"}, "只能用小写字母"),
        ({"000001": "000002", "tiyu": "jiaoyu"}, "已经有人用了"),
        ({}, "机构代码"),
        ({"admin1": "admin2"}, "机构代码"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence_and_nothing_is_kept(gongkai, change: dict, says: str) -> None:  # type: ignore[no-untyped-def]
    gongkai(*ARGV)
    argv = list(ARGV)
    for old, new in change.items():
        argv = [a.replace(old, new) for a in argv]
    done = gongkai(*argv)
    assert (done.status, says in done.err) == (2, True)
    assert Agency.objects.count() == Person.objects.count() == 1


@pytest.mark.django_db
def test_divisions_and_contact_are_added_to_a_founded_agency(gongkai) -> None:  # type: ignore[no-untyped-def]
    gongkai(*ARGV, "--phone", "0000-1111111")
    agency = Agency.objects.get()
    code = agency.code
    assert agency.phone == "0000-1111111"
    assert gongkai("agency", "division", "--agency", code, "--code", "YWK", "--name", "业务科").status == 0
    assert (
        gongkai(
            "agency", "division", "--agency", code, "--code", "U01", "--name", "市体育馆", "--unit"
        ).status
        == 0
    )
    assert [d.kind for d in agency.divisions.all()] == ["division", "division", "unit"]
    assert (
        gongkai(
            "agency", "contact", "--agency", code, "--email", "a@example.invalid", "--hours", "工作日"
        ).status
        == 0
    )
    agency.refresh_from_db()
    assert (agency.email, agency.hours, agency.phone) == ("a@example.invalid", "工作日", "0000-1111111")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("division", "--agency", "nobody", "--code", "X", "--name", "x"), "没有代码为 nobody"),
        (("division", "--agency", "11000000TEST000001", "--code", "BGS", "--name", "x"), "已经有了"),
        (("contact", "--agency", "11000000TEST000001"), "没有写明要修改的内容"),
        (("contact", "--agency", "11000000TEST000001", "--email", "nonsense"), "Email"),
    ],
)
def test_a_division_or_contact_that_cannot_be_is_one_sentence(gongkai, argv: tuple, says: str) -> None:  # type: ignore[no-untyped-def]
    gongkai(*ARGV)
    done = gongkai("agency", *argv)
    assert (done.status, says in done.err, len(done.err.strip().splitlines())) == (2, True, 1), done.err


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"11000000TEST000001": "a/b"}, "机构代码应当是"),
        ({"admin1": "a b"}, "登录名用小写字母"),
        ({"admin1": "../x"}, "登录名用小写字母"),
        ({"张三": " "}, "请填写姓名"),
        ({"乙市体育局": "乙市\t体育局"}, "请填写单位全称"),
        ({"乙市体育局": "长" * 3000}, "单位全称"),
    ],
)
def test_what_is_no_code_login_or_name_is_refused(gongkai, change: dict, says: str) -> None:  # type: ignore[no-untyped-def]
    done = gongkai(*[change.get(a, a) for a in ARGV])
    assert (done.status, says in done.err, len(done.err) < 400) == (2, True, True), done.err
    assert not Agency.objects.exists()


@pytest.mark.django_db
def test_founding_an_agency_leaves_its_lines(gongkai) -> None:  # type: ignore[no-untyped-def]
    from gongkai.journal.models import Entry

    gongkai(*ARGV)
    code = Agency.objects.get().code
    gongkai("agency", "division", "--agency", code, "--code", "YWK", "--name", "业务科")
    gongkai("agency", "rule", "--agency", code, "--name", "completion_days", "--value", "10")
    acts = list(Entry.objects.order_by("number").values_list("act", flat=True))
    assert acts == [
        "found_agency", "open_division", "enrol", "give_post", "give_post", "open_columns", "open_division", "set_house_rule",
    ]  # fmt: skip
    refused = gongkai("agency", "rule", "--agency", code, "--name", "completion_days", "--value", "99")
    assert (refused.status, "之间选定" in refused.err) == (2, True)
