"""The acts of masking: a new file for an old one, masks in a text, opening a sealed original, erasing it when its time is over."""

from gongkai.documents.masking.acts.masking_files import look_over, mask_file
from gongkai.documents.masking.acts.masking_texts import Masks, erase_texts, mask_text, take_masks_back
from gongkai.documents.masking.acts.originals import erase_originals, open_masked

__all__ = [
    "Masks", "erase_originals", "erase_texts", "look_over", "mask_file", "mask_text", "open_masked", "take_masks_back",
]  # fmt: skip
