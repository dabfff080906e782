"""A page that is copied: only what draws it, and of its resources only what it uses.

Marks of structure (ActualText, alternative words), layers, descriptions, thumbnails and what nothing draws stay behind.
Drawing is read and written anew, so that no comment and nothing behind the end of a stream comes along.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from gongkai.files.cleansing import picture
from gongkai.files.cleansing.line import Piece
from gongkai.files.cleansing.pdf import told_letters
from gongkai.files.opening import Unreadable

PAGE = frozenset(
    {"/Type", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group"}
)
FORM = frozenset(
    {
        "/Type",
        "/Subtype",
        "/FormType",
        "/BBox",
        "/Matrix",
        "/Resources",
        "/Group",
        "/Length",
        "/Filter",
        "/DecodeParms",
    }
)
IMAGE = frozenset(
    {"/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask", "/Decode", "/Interpolate",
     "/SMask", "/SMaskInData", "/Matte", "/Length", "/Filter", "/DecodeParms"}
)  # fmt: skip
# Operators that name something in the resources → where it stands there.
NAMES = {"Do": "/XObject", "Tf": "/Font", "gs": "/ExtGState", "sh": "/Shading", "cs": "/ColorSpace", "CS": "/ColorSpace", "scn": "/Pattern", "SCN": "/Pattern"}  # fmt: skip
MARKS = {"BDC": "BMC", "DP": "MP"}
DEEPEST, MOST_DRAWING = 12, 40 * 1024 * 1024
TOO_DEEP = "PDF 的结构过于复杂，请用“打印为PDF”重新生成后再试"


class Bare:
    """Pages of one document made bare in place.

    `told` holds what was said beside the drawing, `unsure` the numbers of pages with a picture that cannot be made bare.
    """

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.document = document
        self.told: list[Piece] = []
        self.unsure: set[int] = set()
        self._done: set[tuple[int, int]] = set()
        self._doubtful: set[tuple[int, int]] = set()

    def page(self, page: pikepdf.Page, number: int) -> None:
        """Raises Unreadable where its drawing is too much."""
        thing = page.obj
        resources = thing.get("/Resources") or _inherited(thing, "/Resources") or pikepdf.Dictionary()
        for key in ("/MediaBox", "/CropBox", "/Rotate"):
            if key not in thing and (value := _inherited(thing, key)) is not None:
                thing[key] = value
        for key in [key for key in thing.keys() if key not in PAGE and key != "/Parent"]:  # noqa: SIM118 - an object of pikepdf
            del thing[key]
        page.contents_coalesce()
        if "/Contents" not in thing:
            thing.Resources = pikepdf.Dictionary()
            return
        self.where, self._number = f"第{number}页", number
        drawn, used = self._drawing(page)
        thing.Contents = self.document.make_stream(drawn)
        thing.Resources = self._resources(resources, used, 0)

    def _drawing(self, thing: pikepdf.Page | pikepdf.Object) -> tuple[bytes, dict[str, set[str]]]:
        """Drawing written anew, and the names it uses."""
        holder = thing.obj.Contents if isinstance(thing, pikepdf.Page) else thing
        if len(holder.read_bytes()) > MOST_DRAWING:
            raise Unreadable(TOO_DEEP)
        used: dict[str, set[str]] = {}
        rows: list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage] = []
        for row in pikepdf.parse_content_stream(thing):
            operator = str(row.operator)
            if operator in MARKS:
                self.told += [Piece(f"{self.where} 替代文字", said) for said in _said(row.operands[1])]
                row = pikepdf.ContentStreamInstruction([row.operands[0]], pikepdf.Operator(MARKS[operator]))
            if operator in NAMES and row.operands and isinstance(named := _name(row), pikepdf.Name):
                used.setdefault(NAMES[operator], set()).add(str(named))
            if operator == "INLINE IMAGE":
                space = row.operands[0].obj.get("/CS") if hasattr(row.operands[0], "obj") else None
                if isinstance(space, pikepdf.Name):
                    used.setdefault("/ColorSpace", set()).add(str(space))
            rows.append(row)
        return pikepdf.unparse_content_stream(rows), used

    def _resources(self, old: pikepdf.Object, used: dict[str, set[str]], depth: int) -> pikepdf.Dictionary:
        new = pikepdf.Dictionary()
        for kind, names in used.items():
            held = old.get(kind)
            if held is None:
                continue
            kept = {name: held[name] for name in sorted(names) if name in held}
            for value in kept.values():
                self._clean(kind, value, old, depth)
            new[kind] = pikepdf.Dictionary(kept)
        return new

    def _clean(self, kind: str, value: pikepdf.Object, outer: pikepdf.Object, depth: int) -> None:
        """A thing that is drawn with, bare: it is put in order once."""
        if value.is_indirect:
            if value.objgen in self._doubtful:
                self.unsure.add(self._number)
            if value.objgen in self._done:
                return
            self._done.add(value.objgen)
        if depth > DEEPEST:
            raise Unreadable(TOO_DEEP)
        if kind == "/XObject" and isinstance(value, pikepdf.Stream):
            if value.get("/Subtype") == "/Image":
                self._image(value)
            else:
                self._form(value, outer, depth)
        elif kind == "/Pattern" and isinstance(value, pikepdf.Stream):
            self._form(
                value, outer, depth, more=("/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep")
            )
        elif kind == "/ExtGState" and isinstance(mask := value.get("/SMask"), pikepdf.Dictionary):
            if isinstance(group := mask.get("/G"), pikepdf.Stream):
                self._clean("/XObject", group, outer, depth + 1)
        elif kind == "/Font":
            self._font(value, outer, depth)

    def _form(
        self, form: pikepdf.Stream, outer: pikepdf.Object, depth: int, more: tuple[str, ...] = ()
    ) -> None:
        for key in [key for key in form.keys() if key not in FORM and key not in more]:  # noqa: SIM118
            del form[key]
        drawn, used = self._drawing(form)
        old = form.get("/Resources") or outer
        form.write(drawn)
        form.Resources = self._resources(old, used, depth + 1)

    def _font(self, font: pikepdf.Object, outer: pikepdf.Object, depth: int) -> None:
        for key in ("/PieceInfo", "/Metadata", "/LastModified"):
            for holder in (font, font.get("/FontDescriptor")):
                if isinstance(holder, pikepdf.Dictionary) and key in holder:
                    del holder[key]
        told_letters.put_right(font)
        if isinstance(
            drawn := font.get("/CharProcs"), pikepdf.Dictionary
        ):  # a font whose letters are drawings
            old, used = font.get("/Resources") or outer, dict[str, set[str]]()
            for letter in drawn.values():
                if isinstance(letter, pikepdf.Stream):
                    body, names = self._drawing(letter)
                    letter.write(body)
                    for kind, values in names.items():
                        used.setdefault(kind, set()).update(values)
            font.Resources = self._resources(old, used, depth + 1)

    def _image(self, image: pikepdf.Stream) -> None:
        for key in [key for key in image.keys() if key not in IMAGE]:  # noqa: SIM118
            del image[key]
        if isinstance(mask := image.get("/SMask"), pikepdf.Stream):
            self._image(mask)
        if isinstance(mask := image.get("/Mask"), pikepdf.Stream):
            self._image(mask)
        filters = image.get("/Filter")
        coded = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
        if "/JPXDecode" in coded or "/DCTDecode" in coded and len(coded) > 1:
            self._doubt(image)
        if coded == ["/DCTDecode"]:
            self._photograph(image)

    def _doubt(self, image: pikepdf.Stream) -> None:
        """On every page where it is drawn the page becomes a picture."""
        self.unsure.add(self._number)
        self._doubtful.add(image.objgen)

    def _photograph(self, image: pikepdf.Stream) -> None:
        held = image.read_raw_bytes()
        try:
            seen, bare = picture.Picture(held), picture.bare_jpeg(held)
        except Unreadable:
            self._doubt(image)
            return
        self.told += [Piece(f"{self.where} {piece.place}", piece.text) for piece in seen.dropped]
        parameters = image.get("/DecodeParms")
        image.write(bare, filter=pikepdf.Name.DCTDecode)
        if parameters is not None:
            image.DecodeParms = parameters


def _name(row: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> object:
    return row.operands[-1] if str(row.operator) in ("scn", "SCN") else row.operands[0]


def _said(thing: object, depth: int = 0) -> Iterator[str]:
    """The strings in the properties of a mark."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary) and depth < 4:
        for value in thing.values():
            yield from _said(value, depth + 1)


def _inherited(thing: pikepdf.Object, key: str) -> pikepdf.Object | None:
    for _ in range(60):
        parent = thing.get("/Parent")
        if not isinstance(parent, pikepdf.Dictionary):
            return None
        if key in parent:
            return parent[key]
        thing = parent
    return None
