"""`gongkai check --corrector`: the user's own model is asked about doubtful sentences, and nothing else is."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from gongkai.text.passage import Passage
from gongkai.text.spelling import neural

VOCABULARY = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "拍", "抽", "守", "收", "##收"]


def model(
    folder: Path, *, inputs: tuple[str, ...] = ("input_ids", "attention_mask"), width: int | None = None
) -> Path:
    """A model that writes 抽 for 拍 and 收 for 守, and is unsure of everything it does not know."""
    folder.mkdir(exist_ok=True)
    (folder / "vocab.txt").write_text("\n".join(VOCABULARY), "utf-8")
    size = width or len(VOCABULARY)
    table = np.zeros((len(VOCABULARY), size), np.float32)
    for one, other in (("拍", "抽"), ("守", "收")):
        table[VOCABULARY.index(one), min(VOCABULARY.index(other), size - 1)] = 20
    given = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in inputs]
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", inputs[0]], ["logits"])],
        "tiny",
        given,
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "length", size])],
        [numpy_helper.from_array(table, "table")],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(made, str(folder / "model.onnx"))
    return folder


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """拍查 is doubtful by usage, so its sentence is shown to the model; the other sentence is not."""
    text = tmp_path / "稿.txt"
    text.write_text("对景区的安全设施进行拍查，严防死守。\n本馆值守电话另行公布。\n", "utf-8")
    return text


def found(done) -> list[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    return [
        (one["code"], one["found"], one["better"])
        for one in done.json()["findings"]
        if one["code"] == "TY901"
    ]


def test_only_doubtful_sentences_are_shown_to_the_model(gongkai, draft: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = gongkai("check", str(draft), "--corrector", str(model(tmp_path / "m")), "--json")
    assert found(done) == [("TY901", "拍", "抽"), ("TY901", "守", "收")]
    assert found(gongkai("check", str(draft), "--json")) == []


def test_what_a_rule_says_is_not_said_again_by_the_model(gongkai, draft: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = gongkai(
        "check", str(draft), "--corrector", str(model(tmp_path / "m")), "--also", "TY006", "--json"
    )
    assert found(done) == [("TY901", "守", "收")]


def test_a_model_that_also_asks_for_token_types_is_given_them(draft: Path, tmp_path: Path) -> None:
    names = ("input_ids", "attention_mask", "token_type_ids")
    corrector = neural.Corrector(model(tmp_path / "m", inputs=names))
    assert list(corrector.changes("拍查")) == [(0, "抽")]
    assert list(corrector.changes("")) == []
    assert list(corrector.changes("拍" * 2_000))[-1] == (neural.LONGEST - 1, "抽")
    assert list(neural.findings(Passage(""), corrector)) == []


@pytest.mark.parametrize(
    "spoil, sentence",
    [
        (lambda m: (m / "model.onnx").unlink(), "里没有model.onnx"),
        (lambda m: (m / "vocab.txt").unlink(), "vocab.txt 无法读取"),
        (lambda m: (m / "vocab.txt").write_bytes(b"\xff\xfe"), "不是UTF-8文本"),
        (lambda m: (m / "vocab.txt").write_text("拍\n抽", "utf-8"), "里没有[CLS]、[SEP]、[UNK]"),
        (lambda m: (m / "model.onnx").write_bytes(b"no model"), "不是可以运行的ONNX模型"),
        (lambda m: model(m, inputs=("pixels",)), "的输入应当是input_ids、attention_mask"),
        (lambda m: model(m, width=5), "输出与vocab.txt不符"),
    ],
)
def test_a_folder_without_such_a_model_is_told_in_one_sentence(  # type: ignore[no-untyped-def]
    gongkai, draft: Path, tmp_path: Path, spoil, sentence: str
) -> None:
    folder = model(tmp_path / "m")
    spoil(folder)
    done = gongkai("check", str(draft), "--corrector", str(folder))
    assert done.status == 2
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_without_onnxruntime_the_user_is_told_what_to_do(  # type: ignore[no-untyped-def]
    gongkai, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    done = gongkai("check", str(draft), "--corrector", str(model(tmp_path / "m")))
    assert (done.status, done.err) == (
        2,
        "没有安装onnxruntime，不能使用纠错模型；请先安装onnxruntime，或者去掉--corrector\n",
    )
