"""A masked or correcting model of the user's own (纠错模型), asked only about sentences that counting finds doubtful.

A folder with `model.onnx` (`input_ids`, `attention_mask`, perhaps `token_type_ids`; logits for every token of the vocabulary
at every place) and `vocab.txt` (one token a line, as BERT has it). Nothing is shipped and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.text.finding import Certainty, Finding, Fix, Gravity
from gongkai.text.passage import Passage
from gongkai.text.spelling.shipped import speller_at_hand

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CODE = "TY901"
DOUBTFUL = -2.0  # sureness from which a slip makes its sentence doubtful
SURE = 0.9  # probability from which the model's character is proposed
LONGEST = 510  # characters of a sentence; models of this kind take 512 tokens
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_NEEDED, _POSSIBLE = {"input_ids", "attention_mask"}, {"token_type_ids"}


class NoModel(ValueError):
    """The folder holds no such model, or it cannot be run; the message is one clear Chinese sentence."""


class Corrector:
    def __init__(self, folder: Path) -> None:
        """Raises NoModel."""
        try:
            import onnxruntime
        except ImportError:
            raise NoModel(
                "没有安装onnxruntime，不能使用纠错模型；请先安装onnxruntime，或者去掉--corrector"
            ) from None
        self._tokens = _vocabulary(folder / "vocab.txt")
        self._ids = {token: at for at, token in enumerate(self._tokens)}
        if not (folder / "model.onnx").is_file():
            raise NoModel(f"{folder} 里没有model.onnx")
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), providers=["CPUExecutionProvider"]
            )
        except Exception:  # noqa: BLE001 - whatever the library says of the file, it is no model it can run
            raise NoModel(f"{folder / 'model.onnx'} 不是可以运行的ONNX模型") from None
        self._asked = {one.name for one in self._session.get_inputs()}
        if not _NEEDED <= self._asked <= _NEEDED | _POSSIBLE:
            raise NoModel(f"{folder / 'model.onnx'} 的输入应当是input_ids、attention_mask和token_type_ids")

    def changes(self, sentence: str) -> Iterator[tuple[int, str]]:
        """Offsets of Han characters and what the model is sure should stand there instead. Raises NoModel."""
        import numpy as np

        sentence = sentence[:LONGEST]
        unknown = self._ids["[UNK]"]
        ids = [self._ids["[CLS]"], *(self._ids.get(one, unknown) for one in sentence), self._ids["[SEP]"]]
        odds = self._odds(np.array([ids], np.int64))
        best = odds.argmax(1)
        for at, one in enumerate(sentence):
            token = self._tokens[int(best[at + 1])]
            if _is_han(one) and _is_han(token) and token != one and odds[at + 1, best[at + 1]] >= SURE:
                yield at, token

    def _odds(self, ids: NDArray[np.int64]) -> NDArray[np.float64]:
        import numpy as np

        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        try:
            logits = self._session.run(None, {name: given[name] for name in self._asked})[0]
        except Exception:  # noqa: BLE001 - see above
            raise NoModel("纠错模型运行失败，可能不是按字输出的纠错模型") from None
        if logits.shape != (1, ids.shape[1], len(self._tokens)):
            raise NoModel("纠错模型的输出与vocab.txt不符，应当在每个字的位置给出每个词的分数")
        scores = np.exp(logits[0].astype(np.float64) - logits[0].max(1, keepdims=True))
        return scores / scores.sum(1, keepdims=True)


def findings(passage: Passage, corrector: Corrector) -> Iterator[Finding]:
    """What the model proposes in the doubtful sentences of a passage. Raises NoModel."""
    doubts = [one.start for one in speller_at_hand(passage.lists.learned).slips(passage.text, DOUBTFUL)]
    for sentence in _SENTENCE.finditer(passage.text):
        if any(sentence.start() <= at < sentence.end() for at in doubts):
            for at, better in corrector.changes(sentence[0]):
                yield _finding(passage.text, sentence.start() + at, better)


def _finding(text: str, at: int, better: str) -> Finding:
    around = text[max(0, at - 4) : at + 5].replace("\n", "")
    says = f"“{around}”中的“{text[at]}”疑为“{better}”（纠错模型的意见）"
    return Finding(
        CODE, "slip-by-model", Gravity.WARNING, at, at + 1, text[at], better, says, "用户提供的纠错模型", Fix.UNSAFE,
        Certainty.POSSIBLE,
    )  # fmt: skip


def _vocabulary(path: Path) -> list[str]:
    try:
        tokens = path.read_text("utf-8").splitlines()
    except OSError as wrong:
        raise NoModel(f"{path} 无法读取：{wrong.strerror}") from None
    except UnicodeDecodeError:
        raise NoModel(f"{path} 不是UTF-8文本") from None
    if missing := {"[CLS]", "[SEP]", "[UNK]"} - set(tokens):
        raise NoModel(f"{path} 里没有{'、'.join(sorted(missing))}")
    return tokens


def _is_han(one: str) -> bool:
    return len(one) == 1 and "\u4e00" <= one <= "\u9fff"
