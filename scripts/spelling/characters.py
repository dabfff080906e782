"""Write characters.txt: every character of GB 2312 with its syllables (pypinyin) and its look-alikes (a font).

python -m scripts.spelling.characters FONT.ttc
Two characters look alike where their pictures, blurred a little, overlap: the cosine of the two, less their mean.
"""

from __future__ import annotations

import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from pypinyin import Style, pinyin

from scripts.spelling.paths import FIGURES

FACE = 2  # the simplified Chinese face of Noto Sans CJK
ONLY = {"的": ("de",)}  # what is so common in one reading that the others suggest it everywhere
ALIKE, MOST = 0.62, 12  # cosine from which two characters look alike; look-alikes kept of one
HEAD = "# 字、音、形近字。由 scripts.spelling.characters 生成，不要手改。\n"


def han() -> list[str]:
    """The 6,763 characters of GB 2312, in its order."""
    cells = ((row, cell) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [bytes(at).decode("gb2312") for at in cells if not (at[0] == 0xD7 and at[1] > 0xF9)]


def picture(character: str, font: ImageFont.FreeTypeFont) -> np.ndarray:
    image = Image.new("L", (48, 48))
    ImageDraw.Draw(image).text((4, -6), character, fill=255, font=font)
    small = image.filter(ImageFilter.GaussianBlur(1.2)).resize((32, 32))
    return np.asarray(small, np.float32).ravel()


def main(path: str) -> None:
    font = ImageFont.truetype(path, 40, index=FACE)
    characters = han()
    pictures = np.stack([picture(character, font) for character in characters])
    pictures -= pictures.mean(1, keepdims=True)
    pictures /= np.linalg.norm(pictures, axis=1, keepdims=True)
    lines = []
    for at, character in enumerate(characters):
        alike = pictures @ pictures[at]
        alike[at] = 0
        nearest = [int(other) for other in np.argsort(-alike)[:MOST] if alike[other] > ALIKE]
        said = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
        syllables = ONLY.get(character) or dict.fromkeys(said)
        lines.append(
            f"{character}\t{','.join(list(syllables)[:3])}\t{''.join(characters[other] for other in nearest)}\n"
        )
    (FIGURES / "characters.txt").write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
