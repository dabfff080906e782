"""What an interpretation lacks to be what its forms say: a picture, a recording, questions with answers. Nothing here writes."""

from __future__ import annotations

from gongkai.documents.interpreting.questions import pairs
from gongkai.documents.models import Edition
from gongkai.documents.rich import pictures_shown
from gongkai.law.interpretation import Form
from gongkai.text.book_marks import in_book_marks
from gongkai.text.width import ADDRESS

FILMS, SOUNDS = (".mp4",), (".mp3", ".mp4")


def faults(edition: Edition) -> list[str]:
    """A sentence for each form an interpretation names and is not in."""
    forms, title = set(edition.document.forms), edition.document.title
    says = []
    if Form.CHART in forms and (wrong := _chart(edition)):
        says.append(f"{in_book_marks(title)}写明有图解，{wrong}")
    if Form.VIDEO in forms and not (_has_file(edition, FILMS) or _has_address(edition)):
        says.append(f"{in_book_marks(title)}写明有视频，请增加mp4附件，或者在正文里写明播放网址（https://…）")
    if Form.AUDIO in forms and not (_has_file(edition, SOUNDS) or _has_address(edition)):
        says.append(f"{in_book_marks(title)}写明有音频，请增加mp3附件，或者在正文里写明收听网址（https://…）")
    if Form.QUESTIONS in forms and not pairs(edition.text):
        says.append(
            f"{in_book_marks(title)}写明有问答，请把正文写成“问：……”“答：……”，每问另起一段，下一段作答"
        )
    return says


def _chart(edition: Edition) -> str:
    """What a chart lacks: the picture itself, or the words for who cannot see it."""
    shown = pictures_shown(edition.html)
    if not shown:
        return "请在正文里增加图片（png、jpg）并写明文字说明"
    return "" if all(alt.strip() for _, alt in shown) else "请给正文里的每张图片写明文字说明"


def _has_file(edition: Edition, kinds: tuple[str, ...]) -> bool:
    return any(kept.name.lower().endswith(kinds) for kept in edition.attachments.all())


def addresses(edition: Edition) -> list[str]:
    """The web addresses a text names, each once."""
    found = (hit[0].rstrip(".,;)") for hit in ADDRESS.finditer(edition.text))
    return list(dict.fromkeys(one for one in found if one.startswith("http")))


def _has_address(edition: Edition) -> bool:
    return bool(addresses(edition)) or 'href="http' in edition.html
