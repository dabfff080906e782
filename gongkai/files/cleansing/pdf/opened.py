"""A PDF taken apart, and written as a new document: painted pictures of the pages with something to hide, the others bare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import pikepdf
import pypdfium2
from pypdfium2 import raw

from gongkai.files.cleansing.deciding import Decisions
from gongkai.files.cleansing.line import Edit, Line, Piece
from gongkai.files.cleansing.pdf.asides import Asides
from gongkai.files.cleansing.pdf.bare import Bare
from gongkai.files.cleansing.pdf.letters import Box, Letter, letters_of
from gongkai.files.cleansing.pdf.links import Links
from gongkai.files.cleansing.pdf.picturing import pictured, put
from gongkai.files.cleansing.pdf.readings import Reading, readings
from gongkai.files.cleansing.pdf.rules import Rules, rules_of
from gongkai.files.cleansing.pdf.tables import Head
from gongkai.files.opening import MEGABYTE, Unreadable
from gongkai.files.pdf import NO_PAGES, ONE_AT_A_TIME, is_cut_off

MOST_PAGES, MOST_LETTERS = 500, 3_000_000
LARGEST_STREAM = 200 * MEGABYTE  # bytes a stream may unpack to
# Notes that only show an icon, or lead elsewhere; what others show is drawn into the page before it is read.
NOT_DRAWN = frozenset(
    {"/Text", "/Popup", "/FileAttachment", "/Link", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"}
)
BROKEN = "文件已损坏，打不开；请用“打印为PDF”重新生成后再试"
SCANNED = "第{}页是图片，里面的文字机器读不出，请人工查看"
UNKNOWN, UNKNOWN_SHARE = "第{}页的文字没有编码对照，机器读不出，请人工查看", 20
WITH_PICTURES = "第{}页有图片，图片里的文字机器读不出，请人工查看"
PICTURED = "第{}页改成了图片（涂黑{}处），页上的文字不能再选取，请另附文字说明"
LAYERED = "第{}页有图层或者核验不了的图片，改成了图片"


class Pdf:
    """Raises Unreadable for what is locked, broken or too large."""

    def __init__(self, content: bytes) -> None:
        self.dropped: list[Piece] = []
        self.removed: list[str] = []
        self.unread: list[str] = []
        self._boxes: dict[int, list[Box]] = {}
        pikepdf.settings.set_qpdf_limits(
            flate_max_memory=LARGEST_STREAM, png_max_memory=LARGEST_STREAM, run_length_max_memory=LARGEST_STREAM,
            tiff_max_memory=LARGEST_STREAM, dct_max_memory=LARGEST_STREAM,
        )  # fmt: skip
        try:
            with ONE_AT_A_TIME:
                self._shown = self._flattened(content)
                self._bare = self._made_bare()
                self._pages = self._read()
        except (pikepdf.PdfError, pikepdf.PasswordError, pypdfium2.PdfiumError, ValueError, TypeError, KeyError, AttributeError, RuntimeError) as trouble:  # fmt: skip
            raise _unreadable(trouble) from None

    def _flattened(self, content: bytes) -> bytes:
        """The document with what notes and fields show drawn into its pages, and without the rest of them."""
        with _open(content) as document:
            if document.is_encrypted:
                raise Unreadable("文件设有密码或者限制了权限，请取消后再试")
            if is_cut_off(content):  # what is left of it opens, but nobody can say what it says
                raise Unreadable(BROKEN)
            if not document.pages:
                raise Unreadable(NO_PAGES)
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(f"PDF 超过{MOST_PAGES}页，请拆分后再试")
            pypdfium2.PdfDocument(content).close()
            asides, self._links = Asides(document), Links(document)
            self.dropped, self.removed = asides.pieces, asides.removed
            self._layered = _layered(document)
            for page in document.pages:
                notes = page.obj.get("/Annots")
                if isinstance(notes, pikepdf.Array):
                    shown = [
                        n
                        for n in notes
                        if isinstance(n, pikepdf.Dictionary) and n.get("/Subtype") not in NOT_DRAWN
                    ]
                    page.obj.Annots = pikepdf.Array(shown)
            document.flatten_annotations("screen")
            for page in document.pages:
                if "/Annots" in page.obj:
                    del page.obj["/Annots"]
            out = BytesIO()
            document.save(out)
            return out.getvalue()

    def _made_bare(self) -> bytes:
        """The same pages with nothing but their drawing: another text for a word (ActualText) hides none from the reader."""
        errors = pikepdf.settings.qpdf_limit_errors()
        with _open(self._shown) as document:
            bare = Bare(document)
            for number, page in enumerate(document.pages, 1):
                bare.page(page, number)
            self._pictured = self._layered | {number - 1 for number in bare.unsure}
            self.dropped += bare.told
            if bare.told:
                self.removed.append("替代文字和图片信息")
            if "/OCProperties" in document.Root:
                del document.Root["/OCProperties"]
            if pikepdf.settings.qpdf_limit_errors() > errors:
                raise Unreadable(BROKEN)
            out = BytesIO()
            document.save(out)
            return out.getvalue()

    def _read(self) -> list[tuple[list[Letter], Rules]]:
        document = pypdfium2.PdfDocument(self._bare)
        try:
            pages, left = [], MOST_LETTERS
            for number in range(len(document)):
                page = document[number]
                letters, unknown = letters_of(page)
                if unknown * UNKNOWN_SHARE > len(letters) + unknown:
                    self.unread.append(UNKNOWN.format(number + 1))
                left -= len(letters)
                if left < 0:
                    raise Unreadable("PDF 的文字过多，请拆分后再试")
                pages.append((letters, rules_of(page)))
                self._tell_pictures(page, number + 1, letters)
                page.close()
            return pages
        finally:
            document.close()

    def _tell_pictures(self, page: pypdfium2.PdfPage, number: int, letters: list[Letter]) -> None:
        kinds = {thing.type for thing in page.get_objects(max_depth=8)}
        if raw.FPDF_PAGEOBJ_IMAGE in kinds or kinds and not letters:
            self.unread.append((WITH_PICTURES if letters else SCANNED).format(number))

    def lines(self) -> Iterator[Line]:
        head: Head | None = None
        for number, (letters, rules) in enumerate(self._pages):
            read, head = readings(letters, rules, head)
            for at, reading in enumerate(read):
                yield _PageLine(number, reading, letters, self._boxes.setdefault(number, []), again=at > 0)
        yield from self._links.lines()

    def write(self) -> bytes:
        try:
            with ONE_AT_A_TIME:
                return self._written()
        except (pikepdf.PdfError, pikepdf.PasswordError, pypdfium2.PdfiumError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, IndexError) as trouble:  # fmt: skip
            raise _unreadable(trouble) from None

    def _written(self) -> bytes:
        drawn = {number for number, boxes in self._boxes.items() if boxes} | self._pictured
        with _open(self._bare) as old, pikepdf.new() as new:
            seen = pypdfium2.PdfDocument(self._shown)
            try:
                for number, page in enumerate(old.pages):
                    if number in drawn:
                        self._picture(new, seen[number], number)
                    else:
                        new.pages.append(page)
            finally:
                seen.close()
            self._links.write(new, drawn)
            out = BytesIO()
            new.save(
                out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=True,
            )  # fmt: skip
            return out.getvalue()

    def _picture(self, new: pikepdf.Pdf, page: pypdfium2.PdfPage, number: int) -> None:
        boxes = self._boxes.get(number, [])
        put(new, pictured(page, boxes), page.get_size())
        page.close()
        self.removed.append(PICTURED.format(number + 1, len(boxes)) if boxes else LAYERED.format(number + 1))


class _PageLine(Line):
    """A reading of a page: what is replaced in it is painted over on the picture of the page."""

    def __init__(
        self, number: int, reading: Reading, letters: list[Letter], boxes: list[Box], *, again: bool
    ) -> None:
        super().__init__(f"第{number + 1}页", [], measure=reading.is_closed)
        self.text, self.reading, self.letters, self.boxes, self.again = (
            reading.text, reading, letters, boxes, again,
        )  # fmt: skip

    def pieces(self) -> Iterator[Piece]:
        """The page once, as it was drawn."""
        if not self.again:
            yield Piece(self.place, self.text)

    def is_fixed(self, start: int, end: int) -> bool:
        return not any(at >= 0 for at in self.reading.letters[start:end])

    def identity(self, start: int, end: int) -> frozenset[int]:
        """The letters of a stretch: the same in every reading."""
        return frozenset(at for at in self.reading.letters[start:end] if at >= 0)

    def replace(self, edits: Sequence[Edit]) -> None:
        for edit in edits:
            boxes = [self.letters[at].box for at in sorted(self.identity(edit.start, edit.end))]
            self.boxes += _lines(boxes)


def _lines(boxes: list[Box]) -> Iterator[Box]:
    """Boxes of letters side by side as one."""
    open_box: Box | None = None
    for box in boxes:
        if (
            open_box is not None
            and abs(box[1] - open_box[1]) < (box[3] - box[1]) / 2
            and box[0] - open_box[0] >= 0
        ):
            open_box = (
                open_box[0],
                min(box[1], open_box[1]),
                max(box[2], open_box[2]),
                max(box[3], open_box[3]),
            )
            continue
        if open_box is not None:
            yield open_box
        open_box = box
    if open_box is not None:
        yield open_box


def _open(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content), suppress_warnings=True)


def _layered(document: pikepdf.Pdf) -> set[int]:
    """The pages with layers, where any layer is switched off."""
    layers = document.Root.get("/OCProperties")
    if not isinstance(layers, pikepdf.Dictionary):
        return set()
    usual = layers.get("/D")
    off = isinstance(usual, pikepdf.Dictionary) and (
        len(usual.get("/OFF", pikepdf.Array())) > 0
        or usual.get("/BaseState", pikepdf.Name.ON) != pikepdf.Name.ON
    )
    return set(range(len(document.pages))) if off else set()


def _unreadable(trouble: Exception) -> Unreadable:
    if isinstance(trouble, Unreadable):
        return trouble
    locked = isinstance(trouble, pikepdf.PasswordError) or "password" in str(trouble).lower()
    return Unreadable("文件设有密码或者限制了权限，请取消后再试" if locked else BROKEN)


def opened(content: bytes, decisions: Decisions) -> Pdf:
    """Raises Unreadable."""
    return Pdf(content)
