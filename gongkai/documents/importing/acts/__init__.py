"""The acts of taking in: somebody answers for a source, numbers are kept, rows are taken."""

from gongkai.documents.importing.acts.attesting import attest
from gongkai.documents.importing.acts.numbering import keep_numbers
from gongkai.documents.importing.acts.taking import take_in

__all__ = ["attest", "keep_numbers", "take_in"]
