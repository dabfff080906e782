"""`gongkai index`, and `gongkai setup` on data of a release that had no index."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.cli.progress import shown
from gongkai.documents.models import Document
from gongkai.documents.reads import search
from gongkai.search import acts as index
from tests.cast import Cast
from tests.cli.conftest import Done
from tests.documents.conftest import draft_of, walk

pytestmark = pytest.mark.django_db
Program = Callable[..., Done]


@pytest.fixture
def public(cast: Cast) -> list[Document]:
    documents = [draft_of(cast, title=f"第{n}份防汛通知") for n in range(2)]
    for document in documents:
        walk(cast, document)
    return documents


def test_the_index_is_written_again_as_often_as_one_likes(
    cast: Cast, public: list[Document], gongkai: Program
) -> None:
    Document.objects.filter(pk=public[0].pk).update(is_live=False)
    assert gongkai("index", "--json").json() == {"indexed": 1, "removed": 1}
    assert gongkai("index", "--json").json() == {"indexed": 1, "removed": 0}
    assert gongkai("index", "--anew").out == "编入索引1条，撤下0条\n"
    assert [d.title for d in search(cast.agency, "防汛")] == ["第1份防汛通知"]


def test_an_empty_installation_has_nothing_to_index(cast: Cast, gongkai: Program) -> None:
    assert gongkai("index", "--json").json() == {"indexed": 0, "removed": 0}


def test_setup_brings_documents_of_an_earlier_release_into_the_index(
    cast: Cast, public: list[Document], gongkai: Program
) -> None:
    index.clear()
    assert search(cast.agency, "防汛").count() == 0
    assert gongkai("setup", "--quiet").status == 0
    assert search(cast.agency, "防汛").count() == 2


def test_the_bar_is_for_who_watches(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [(2, 1), (2, 2)]
    assert list(shown(steps, 4, "编入索引")) == [1, 2]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    list(shown(steps, 4, "编入索引"))
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith(f"[{'█' * 30}] 4/4\n")
    assert "2/4" in said.err
