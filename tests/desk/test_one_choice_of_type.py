"""The drafting sheet asks once what a document is; the type of review and the normative field follow from it."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.desk.forms.documents import DraftForm
from gongkai.documents.models import Document
from tests.cast import Cast
from tests.documents.conftest import draft_of


@pytest.mark.parametrize(
    "chosen, kind, normative",
    [
        ("ordinary", "ordinary", ""), ("policy", "policy", ""), ("normative", "normative", "normative_docs"),
        ("rules", "policy", "rules"), ("notice", "notice", ""),
    ],
)  # fmt: skip
def test_one_choice_gives_both(cast: Cast, chosen: str, kind: str, normative: str) -> None:
    form = DraftForm(agency=cast.agency)
    assert chosen in dict(form.fields["kind"].choices)  # type: ignore[attr-defined]
    assert form.of_type(chosen) == {"kind": kind, "normative": normative}
    assert "normative" not in form.fields


def test_a_rule_keeps_the_chain_it_began_on(cast: Cast) -> None:
    form = DraftForm(agency=cast.agency, initial={"kind": "ordinary", "normative": "rules"})
    assert form["kind"].value() == "rules"
    assert form.of_type("rules") == {"kind": "ordinary", "normative": "rules"}
    assert form.of_type("policy") == {"kind": "policy", "normative": ""}


def test_a_rule_is_drafted_and_saved_again_from_the_sheet(cast: Cast, enter: Any) -> None:
    document = draft_of(cast, normative="rules", kind="ordinary")
    client, address = enter(cast.li_qiang), f"/desk/doc/{document.address}/edit/"
    page = client.get(address)
    assert '<option value="rules" selected>规章</option>' in page.text
    assert 'name="normative"' not in page.text
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in shown.items() if value is not None and value is not False}
    assert client.post(address, sent | {"kind": "rules", "normative": "normative_docs"}).status_code == 302
    found = Document.objects.get(pk=document.pk)
    assert (found.kind, found.normative) == ("ordinary", "rules"), "what no field asks for is not taken"
