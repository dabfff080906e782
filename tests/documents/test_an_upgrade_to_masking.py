"""A database of before anything was masked at the desk: its lists and files stay what they were, and can be masked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from gongkai.agencies.models import Person
from gongkai.documents.masking.acts import mask_file
from gongkai.documents.masking.looking import state_of
from gongkai.documents.models import Attachment, ListedWord, MaskedFile
from gongkai.documents.wordlists import acts as wordlists
from gongkai.documents.wordlists.kinds import ListKind
from gongkai.documents.wordlists.reads import lists_of
from gongkai.law.hand import Hand
from tests import papers
from tests.cases.first_release import another_database
from tests.cast import SINCE

BEFORE = [("documents", "0021_proofing"), ("agencies", "0013_rules_of_matters")]
BACK = [("documents", "0021_proofing")]
ON = date(2026, 11, 26)
CONTENT = papers.word("手机13800000000")


@pytest.fixture(scope="module", autouse=True)
def _upgraded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with django_db_blocker.unblock(), another_database(tmp_path_factory.mktemp("masking")):
        fill(at(BEFORE))
        call_command("migrate", interactive=False, verbosity=0)
        yield


@pytest.fixture(autouse=True)
def _there(_upgraded: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def at(state: list[tuple[str, str]]) -> Any:
    """The database brought to a state, and its models as they were then."""
    executor = MigrationExecutor(connection)
    executor.migrate(state)
    return executor.loader.project_state(state).apps


def fill(apps: Any) -> None:
    """An agency with an official and a telephone on its lists, and a draft with a file."""
    agency = apps.get_model("agencies", "Agency").objects.create(
        code="11990000CAST000001", name="甲市文化和旅游局", short_name="文旅局", slug="jia", is_home=True
    )
    division = apps.get_model("agencies", "Division").objects.create(agency=agency, code="YWK", name="业务科")
    by = apps.get_model("agencies", "Person").objects.create(
        agency=agency, division=division, username="liqiang", name="李强", password="!", is_active=True
    )
    for hand in (Hand.CLERK, Hand.OFFICE_HEAD):
        apps.get_model("agencies", "Post").objects.create(
            person=by, division=division, hand=hand, since=SINCE
        )
    column = apps.get_model("documents", "Column").objects.create(
        agency=agency, key="policy", name="政策文件"
    )
    words = apps.get_model("documents", "ListedWord").objects
    for kind, word in (("official", "欧阳建国"), ("phone", "0571-87000000")):
        words.create(agency=agency, kind=kind, word=word, since=SINCE, by=by, on=SINCE)
    document = apps.get_model("documents", "Document").objects.create(
        agency=agency, division=division, column=column, owner=by, title="关于公示的通知", made_on=ON,
        index_no="11990000CAST000001/2026-00001",
    )  # fmt: skip
    edition = apps.get_model("documents", "Edition").objects.create(
        document=document, number=1, form="typed", text="各单位：", digest="d" * 64, author=by, made_on=ON
    )
    apps.get_model("documents", "Attachment").objects.create(
        edition=edition,
        name="名单.docx",
        size=len(CONTENT),
        digest=sha256(CONTENT).hexdigest(),
        file="documents/before.docx",
    )


def test_the_lists_are_what_they_were_and_nothing_was_masked() -> None:
    row = ListedWord.objects.get(kind="official")
    lists = lists_of(row.agency, ON)
    assert (lists.officials, lists.office_phones, lists.masks) == (
        frozenset({"欧阳建国"}), frozenset({"0571-87000000"}), ()
    )  # fmt: skip
    assert not MaskedFile.objects.exists()


def test_a_file_of_before_is_masked_now() -> None:
    with transaction.atomic():
        kept, by = Attachment.objects.get(), Person.objects.get()
        default_storage.save(str(kept.file.name), ContentFile(CONTENT))
        row = mask_file(kept.edition_id, kept.pk, state=state_of(kept.digest), choices={}, by=by, on=ON)
        assert row.counts == {"phone": {"mask": 1}}
        transaction.set_rollback(True)


def test_the_database_takes_a_style_and_no_kind_it_does_not_know() -> None:
    with transaction.atomic():
        row = ListedWord.objects.get(kind="official")
        wordlists.list_word(row.agency, kind=ListKind.MASK, word="手机号码", better="3+2", by=row.by, on=ON)  # type: ignore[arg-type]
        assert lists_of(row.agency, ON).masks == (("phone", "3+2"),)
        transaction.set_rollback(True)
    with pytest.raises(IntegrityError), transaction.atomic():
        ListedWord.objects.filter(kind="official").update(kind="nothing")


def test_it_goes_back_and_forth_without_a_loss() -> None:
    before = list(ListedWord.objects.order_by("pk").values_list("kind", "word"))
    at(BACK)
    call_command("migrate", interactive=False, verbosity=0)
    assert list(ListedWord.objects.order_by("pk").values_list("kind", "word")) == before
