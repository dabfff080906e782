"""PDFs: an original planted in every place a PDF has, seen or not, and a new document in which none is left."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from gongkai.files.cleansing.leftovers import leftovers
from gongkai.files.cleansing.masking import pieces
from gongkai.files.opening import Unreadable
from tests import papers
from tests.files.cleansing import drawn
from tests.files.cleansing.planted import ALL, ID, NAME, PHONE, mask, seen
from tests.files.cleansing.test_pictures import photograph

LAWFUL = "各单位：现将名单予以公示"


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def streams(content: bytes) -> bytes:
    """Everything a PDF's streams and strings say, read by pikepdf."""
    out = []
    with pikepdf.open(BytesIO(content)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                coded = thing.get("/Filter") == "/DCTDecode"
                out.append(thing.read_raw_bytes() if coded else thing.read_bytes())
            out.append(repr(thing).encode())
    return b"\n".join(out)


def proved(content: bytes, *words: str) -> None:
    """None of the words by any of three searches."""
    words = words or ALL
    assert seen(content, *words) == []
    assert leftovers(content, words) == []
    held = streams(content)
    for word in words:
        for coding in ("utf-8", "utf-16-be", "gb18030"):
            coded = word.encode(coding)
            assert coded not in held
            assert coded.hex().encode() not in held.lower()
    assert not any(word in text for text in texts(content) for word in words)


def one(drawing: str, **more: object) -> bytes:
    pdf = drawn.new()
    drawn.page(pdf, drawn.said(LAWFUL, 20, 260))
    drawn.page(pdf, drawing, **more)  # type: ignore[arg-type]
    return drawn.saved(pdf)


# Ways to write a number on a page, seen or not.
WAYS = {
    "plain": drawn.said(f"电话{PHONE}", 40, 100),
    "digit by digit, far apart": "".join(drawn.said(c, 40 + 20 * at, 100) for at, c in enumerate(PHONE)),
    "backwards": "".join(drawn.said(c, 40 + 8 * (10 - at), 100) for at, c in enumerate(reversed(PHONE))),
    "kerned": f"BT /F1 12 Tf 40 100 Td [({PHONE[:3]}) -20 ({PHONE[3:7]}) 15 ({PHONE[7:]})] TJ ET",
    "hexadecimal": f"BT /F1 12 Tf 40 100 Td <{PHONE.encode().hex()}> Tj ET",
    "octal": "BT /F1 12 Tf 40 100 Td (" + "".join(f"\\{ord(c):03o}" for c in PHONE) + ") Tj ET",
    "invisible": f"BT 3 Tr /F1 12 Tf 40 100 Td ({PHONE}) Tj ET",
    "white": f"1 1 1 rg BT /F1 12 Tf 40 100 Td ({PHONE}) Tj ET",
    "under a drawing": drawn.said(PHONE, 40, 100) + "0 g 0 80 400 60 re f",
    "tiny": f"BT /F1 0.5 Tf 40 100 Td ({PHONE}) Tj ET",
    "turned": f"BT /F1 12 Tf 0 1 -1 0 200 40 Tm ({PHONE}) Tj ET",
    "over two lines": drawn.said(PHONE[:7], 40, 100) + drawn.said(PHONE[7:], 40, 84),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_number_is_gone_however_it_was_written(way: str) -> None:
    done = mask(one(WAYS[way]), "a.pdf")
    proved(done.content)
    assert [found.kind for found in done.found] == ["phone"]
    assert [found.place for found in done.found] == ["第2页"]
    kept, gone = texts(done.content)
    assert (kept, gone) == (LAWFUL, "")


@pytest.mark.parametrize("box", [{"CropBox": [0, 150, 400, 300]}, {"Rotate": 90}, {"Rotate": 180}, {"CropBox": [20, 20, 300, 250], "Rotate": 270}])  # fmt: skip
def test_what_is_painted_is_where_the_words_were(box: dict[str, object]) -> None:
    """Rendered with the words taken out by hand, the page differs from the masked one only by the black over them."""
    clean, dirty = (
        drawn.said("其他文字", 40, 200),
        drawn.said("其他文字", 40, 200) + drawn.said(PHONE, 120, 160),
    )
    done = mask(one(dirty, **box), "a.pdf")
    proved(done.content)
    pages = [
        pypdfium2.PdfDocument(content)[1] for content in (one(clean, **box), one(dirty, **box), done.content)
    ]
    assert pages[0].get_size() == pytest.approx(pages[2].get_size(), abs=0.01)
    without, before, after = (
        [dot < 128 for dot in page.render(scale=2).to_pil().convert("L").tobytes()] for page in pages
    )
    words = [at for at, dot in enumerate(before) if dot and not without[at]]
    assert words
    assert sum(after[at] for at in words) > 0.98 * len(words)  # every dot of the words is covered
    rest = [at for at, dot in enumerate(without) if dot]
    assert sum(after[at] for at in rest) > 0.8 * len(rest)  # the other words are still there


def full() -> bytes:
    pdf = drawn.new()
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Text,
        Rect=[10, 10, 30, 30],
        Contents=String(f"批注电话{PHONE}"),
        T=String(NAME),
    )
    look = Stream(pdf, f"BT /F1 12 Tf 2 5 Td (free text {PHONE}) Tj ET".encode())
    look.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, 200, 20],
            Resources=Dictionary(Font=drawn.fonts(pdf)),
        )
    )
    shown = Dictionary(
        Type=Name.Annot,
        Subtype=Name.FreeText,
        Rect=[10, 60, 210, 80],
        Contents=String(PHONE),
        F=4,
        AP=Dictionary(N=pdf.make_indirect(look)),
    )
    bad = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[0, 0, 9, 9],
        A=Dictionary(S=Name.URI, URI=String(f"https://example.com/?t={PHONE}")),
    )
    good = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[0, 0, 9, 9],
        A=Dictionary(S=Name.URI, URI=String("https://www.gov.cn/")),
    )
    unused = Stream(pdf, drawn.said(PHONE, 0, 0).encode())
    unused.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))
    picture = Stream(pdf, photograph(), {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 40, "/Height": 24, "/ColorSpace": Name.DeviceRGB,
                                         "/BitsPerComponent": 8, "/Filter": Name.DCTDecode})  # fmt: skip
    resources = Dictionary(
        XObject=Dictionary(Unused=pdf.make_indirect(unused), Im=pdf.make_indirect(picture))
    )
    alternative = f"/Span <</ActualText ({PHONE})>> BDC\n"
    first = drawn.page(
        pdf, f"% comment {PHONE}\n" + alternative + drawn.said(LAWFUL, 20, 260) + "EMC q 40 0 0 24 300 20 cm /Im Do Q", resources,
        PieceInfo=Dictionary(X=Dictionary(Private=String(PHONE))), Metadata=Stream(pdf, f"<x>{PHONE}</x>".encode()),
    )  # fmt: skip
    first.Annots = Array([pdf.make_indirect(each) for each in (note, bad, good)])
    second = drawn.page(pdf, drawn.said("第二页", 20, 260))
    second.Annots = Array([pdf.make_indirect(shown)])
    form = Dictionary(FT=Name.Tx, T=String(f"栏{PHONE}"), V=String(ID), DV=String(PHONE))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(form)]))
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"alert('{PHONE}')"))
    pdf.Root.StructTreeRoot = Dictionary(
        Type=Name.StructTreeRoot, K=Dictionary(S=Name.Figure, Alt=String(f"电话{PHONE}"))
    )
    pdf.trailer.Info = pdf.make_indirect(Dictionary())
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns:own="urn:own"><rdf:Description rdf:about="" own:said="电话{PHONE} {NAME}"/></rdf:RDF></x:xmpmeta>'
    )
    pdf.Root.Metadata = Stream(pdf, xmp.encode(), {"/Type": Name.Metadata, "/Subtype": Name.XML})
    pdf.trailer.Info["/Author"], pdf.trailer.Info["/Title"], pdf.trailer.Info["/自定"] = (
        NAME,
        f"姓名：{NAME}",
        ID,
    )
    pdf.attachments["附件.txt"] = pikepdf.AttachedFileSpec(
        pdf, f"附件电话{PHONE}".encode(), filename=f"{NAME}.txt"
    )
    with pdf.open_outline() as outline:
        outline.root += [pikepdf.OutlineItem("第一章", 0), pikepdf.OutlineItem(f"电话{PHONE}", 1)]
    return drawn.saved(pdf)


def test_nothing_is_left_anywhere_in_the_file() -> None:
    content = full()
    assert {ID, PHONE} <= set(seen(content))
    assert leftovers(content, ALL)
    done = mask(content, "a.pdf")
    proved(done.content)
    with pikepdf.open(BytesIO(done.content)) as new:
        assert not new.docinfo
        assert set(new.Root.keys()) <= {"/Type", "/Pages", "/Outlines", "/PageMode"}
        with new.open_outline() as outline:
            assert [item.title for item in outline.root] == ["第一章", "电话13***8"]
        assert [str(note.A.URI) for note in new.pages[0].Annots] == ["https://www.gov.cn/"]
        assert list(new.pages[0].Resources.XObject.keys()) == ["/Im"]
    assert texts(done.content) == [LAWFUL, ""]


def test_every_place_is_told() -> None:
    done = mask(full(), "a.pdf")
    places = {found.place for found in done.found}
    assert {
        "第1页 批注", "第1页 附带数据", "第2页", "表单域", "结构标记和替代文字", "文档属性（XMP）", "文档属性“标题”", "附件", "打开时的动作", "书签",
        "第1页 超链接的地址",
    } <= places  # fmt: skip
    assert "第2页改成了图片（涂黑1处），页上的文字不能再选取，请另附文字说明" in done.removed
    assert done.unread == ["第1页有图片，图片里的文字机器读不出，请人工查看"]
    assert any(piece.place == "第1页 批注" and PHONE in piece.text for piece in pieces(full(), "a.pdf"))


def test_an_earlier_version_of_the_file_is_left_behind() -> None:
    first = one(drawn.said(f"电话{PHONE}", 40, 100))
    with pikepdf.open(BytesIO(first)) as document:
        number = document.pages[1].Contents.objgen[0]
        root, size = document.Root.objgen[0], len(document.objects) + 1
    body = drawn.said("改过的第二页", 40, 100).encode()
    start = len(first)
    later = first + b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(body), body)
    table = len(later)
    previous = int(first.rsplit(b"startxref", 1)[1].split()[0])
    later += b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        number, start, size, root, previous, table,
    )  # fmt: skip
    done = mask(later, "a.pdf")
    assert texts(done.content) == [LAWFUL, "改过的第二页"]
    proved(done.content)


def test_another_text_for_the_words_does_not_hide_them() -> None:
    done = mask(one(f"/Span <</ActualText (nothing here)>> BDC {drawn.said(PHONE, 20, 100)} EMC"), "a.pdf")
    proved(done.content)
    assert [found.place for found in done.found] == ["第2页"]


def test_a_hidden_layer_goes_with_its_words() -> None:
    pdf = drawn.new()
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("底稿")))
    drawn.page(
        pdf,
        drawn.said(LAWFUL, 20, 260) + f"/OC /L BDC {drawn.said('layer ' + PHONE, 20, 100)} EMC",
        Dictionary(Properties=Dictionary(L=group)),
    )
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    done = mask(drawn.saved(pdf), "a.pdf")
    proved(done.content)
    with pikepdf.open(BytesIO(done.content)) as new:
        assert "/OCProperties" not in new.Root


def test_a_scanned_page_says_that_no_machine_reads_it() -> None:
    pdf = drawn.new()
    picture = Stream(
        pdf,
        bytes(100),
        {
            "/Type": Name.XObject,
            "/Subtype": Name.Image,
            "/Width": 10,
            "/Height": 10,
            "/ColorSpace": Name.DeviceGray,
            "/BitsPerComponent": 8,
        },
    )
    drawn.page(
        pdf, "q 400 0 0 300 0 0 cm /Im Do Q", Dictionary(XObject=Dictionary(Im=pdf.make_indirect(picture)))
    )
    assert mask(drawn.saved(pdf), "a.pdf").unread == ["第1页是图片，里面的文字机器读不出，请人工查看"]


def test_a_font_that_says_no_letters_is_told() -> None:
    pdf = drawn.new()
    symbols = Dictionary(Type=Name.Encoding, Differences=Array([65, Name("/g1"), Name("/g2"), Name("/g3")]))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[0.1, 0, 0, 0.1, 0, 0], FirstChar=65, LastChar=67,
                      Widths=[9, 9, 9], Encoding=symbols, CharProcs=Dictionary(**{n: Stream(pdf, b"9 0 0 0 9 9 d1 0 0 5 5 re f") for n in ("g1", "g2", "g3")}))  # fmt: skip
    drawn.page(
        pdf, "BT /T3 12 Tf 40 100 Td (ABCABC) Tj ET", Dictionary(Font=Dictionary(T3=pdf.make_indirect(font)))
    )
    assert mask(drawn.saved(pdf), "a.pdf").unread == ["第1页的文字没有编码对照，机器读不出，请人工查看"]


def test_the_words_laid_under_a_scan_paint_the_scan() -> None:
    pdf = drawn.new()
    white = Stream(
        pdf,
        b"\xff",
        {
            "/Type": Name.XObject,
            "/Subtype": Name.Image,
            "/Width": 1,
            "/Height": 1,
            "/ColorSpace": Name.DeviceGray,
            "/BitsPerComponent": 8,
        },
    )
    drawn.page(
        pdf,
        f"q 400 0 0 300 0 0 cm /Im Do Q BT 3 Tr /F1 14 Tf 40 100 Td ({PHONE}) Tj ET",
        Dictionary(XObject=Dictionary(Im=pdf.make_indirect(white))),
    )
    done = mask(drawn.saved(pdf), "a.pdf")
    image = pypdfium2.PdfDocument(done.content)[0].render(scale=1).to_pil().convert("L")
    assert image.getpixel((60, 300 - 104)) == 0
    assert image.getpixel((300, 20)) == 255


def test_pages_without_a_finding_stay_text_and_the_same_bytes_come_again() -> None:
    content = one(drawn.said(f"电话{PHONE}", 40, 100))
    first, second = mask(content, "a.pdf"), mask(content, "a.pdf")
    assert first.content == second.content
    with pikepdf.open(BytesIO(first.content)) as new:
        assert len(new.pages) == 2
        assert "/Font" in new.pages[0].Resources
        assert "/Font" not in new.pages[1].Resources
        assert tuple(map(float, new.pages[1].MediaBox)) == (0, 0, 400, 300)


def test_a_page_that_is_a_picture_is_sharp_enough_to_read() -> None:
    done = mask(one(drawn.said(f"电话{PHONE}", 40, 100)), "a.pdf")
    with pikepdf.open(BytesIO(done.content)) as new:
        image = pikepdf.PdfImage(new.pages[1].Resources.XObject.Im0)
        assert image.width >= 400 / 72 * 200 - 1
        assert isinstance(image.as_pil_image(), Image.Image)


def locked() -> bytes:
    pdf = drawn.new()
    drawn.page(pdf, drawn.said("x", 1, 1))
    return drawn.saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))


def restricted() -> bytes:
    pdf = drawn.new()
    drawn.page(pdf, drawn.said("x", 1, 1))
    return drawn.saved(pdf, encryption=pikepdf.Encryption(owner="a", user=""))


def bomb() -> bytes:
    pdf = drawn.new()
    drawn.page(pdf, b"0 0 1 1 re f\n" * 6_000_000)
    return drawn.saved(pdf, compress_streams=True)


HOSTILE = {
    "locked": locked, "restricted": restricted, "bomb": bomb, "broken": lambda: b"%PDF-1.7\n1 0 obj<<", "cut": lambda: full()[:900],
    "loop": lambda: papers.pdf().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"), "empty": lambda: b"%PDF-1.4\n%%EOF",
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_one_sentence(kind: str) -> None:
    with pytest.raises(Unreadable) as refused:
        mask(HOSTILE[kind](), "a.pdf")
    assert "\n" not in str(refused.value)


def test_measures_of_drawing_and_tables_of_objects_are_nobodys() -> None:
    widths = Array([500, 500, 278, 278, 500, 278, 778, 500, 500, 500])
    pdf = drawn.new()
    pdf.Root.PieceInfo = pdf.make_indirect(
        Dictionary(W=widths, F=Stream(pdf, b"BT 138 1234 5678 0 0 1 Tm (plain) Tj ET 13812345678 0 0 9 re"))
    )
    drawn.page(pdf, drawn.said(LAWFUL, 20, 260))
    content = drawn.saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert mask(content, "a.pdf").found == []
