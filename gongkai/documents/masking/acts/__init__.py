"""The acts of masking: a new file for an old one, opening a sealed original, erasing it when its time is over."""

from gongkai.documents.masking.acts.masking_files import look_over, mask_file
from gongkai.documents.masking.acts.originals import erase_originals, open_masked

__all__ = ["erase_originals", "look_over", "mask_file", "open_masked"]
