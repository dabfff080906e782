"""What may be done to a request case: one function per act, named by the statute's verb.

The only writer of this room, by matter. Each act locks the case, asks the procedure whether the move is open to this
hand, checks the clock, writes named fields, and leaves a journal line with its article. Only `taking` changes a stage.
"""

from gongkai.cases.acts.answering import answer, answer_on_the_spot, archive
from gongkai.cases.acts.answering_anew import answer_anew
from gongkai.cases.acts.asking_reasons import ask_for_reasons, give_reasons
from gongkai.cases.acts.clocks import recompute, recomputed, see_moved_clock
from gongkai.cases.acts.consulted import agency_answered, consult_received, third_party_answered
from gongkai.cases.acts.consulting import consult_agency, consult_third_party
from gongkai.cases.acts.deciding import Decision, decide, record_search, split
from gongkai.cases.acts.drafting import (
    add_draft_file,
    begin_draft,
    erase_draft,
    erase_old_drafts,
    give_code,
    remove_draft_file,
    submit_draft,
    take_over,
    write_draft,
)
from gongkai.cases.acts.extending import drop_extension, refuse_extension, see_refused_extension
from gongkai.cases.acts.fees import fee_notified, fee_paid, let_fee_lapse, notify_fee
from gongkai.cases.acts.fetching import fetch_file, fetch_letter
from gongkai.cases.acts.identity import (
    TO_LOOK,
    TO_TAKE_PACKAGE,
    Why,
    erase_identity,
    look,
    note_export,
    open_proof,
    take_package,
)
from gongkai.cases.acts.keeping import add_file, link, log_contact, remove_file, turn_proactive
from gongkai.cases.acts.lengthening import ask_to_extend, extend, postpone
from gongkai.cases.acts.letters import issue_again, serve
from gongkai.cases.acts.mailing import mail_letter
from gongkai.cases.acts.proposing import approve, propose, recall, review, send_back
from gongkai.cases.acts.receiving import (
    Asker,
    Upload,
    accept,
    ask_to_complete,
    complete,
    confirm_receipt,
    let_lapse,
    open_first,
    reassign,
    receive,
    withdraw,
)
from gongkai.cases.acts.remedies import (
    conclude_remedy,
    defend,
    lodge_remedy,
    lodge_remedy_of_correction,
    receive_copy,
)
from gongkai.cases.acts.service_record import issue_service_record, keep_signed_record, records_of
from gongkai.cases.acts.striking import strike_out
from gongkai.cases.acts.sweeping import sweep
from gongkai.cases.acts.taking import MATTER
from gongkai.cases.acts.undoing import take_back

__all__ = [
    "MATTER", "TO_LOOK", "TO_TAKE_PACKAGE", "Asker", "Decision", "Upload", "Why", "accept", "add_draft_file", "add_file", "agency_answered",
    "answer", "answer_anew", "answer_on_the_spot", "approve", "archive", "ask_for_reasons", "ask_to_complete", "ask_to_extend",
    "begin_draft", "complete", "conclude_remedy", "confirm_receipt", "consult_agency", "consult_received",
    "consult_third_party", "decide", "defend", "drop_extension", "erase_draft", "erase_identity", "erase_old_drafts", "extend",
    "fee_notified", "fee_paid", "fetch_file", "fetch_letter", "give_code", "give_reasons", "issue_again", "issue_service_record", "keep_signed_record",
    "let_fee_lapse", "let_lapse", "link", "lodge_remedy", "lodge_remedy_of_correction", "log_contact", "look", "mail_letter", "note_export", "notify_fee", "open_first",
    "open_proof", "postpone", "propose", "reassign", "recall", "receive", "receive_copy", "records_of", "recompute", "recomputed",
    "record_search", "refuse_extension", "remove_draft_file", "remove_file", "review", "see_moved_clock", "see_refused_extension", "send_back", "serve",
    "split", "strike_out", "submit_draft", "sweep", "take_back", "take_over", "take_package", "third_party_answered", "turn_proactive", "withdraw", "write_draft",
]  # fmt: skip
