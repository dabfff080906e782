"""What may be done to a document: one function per act, by matter. The only writer of this room."""

from gongkai.documents.acts.after import check_release, confirm_release, end_release, withdraw
from gongkai.documents.acts.attribute import change_attribute, decide_attribute, reassess
from gongkai.documents.acts.enclosing import attach, detach
from gongkai.documents.acts.matter import MATTER
from gongkai.documents.acts.moving import SAYS_WHY, Changed
from gongkai.documents.acts.reviewing import (
    discard,
    pass_first,
    pass_legal,
    pass_second,
    pass_secrecy,
    publish,
    refer,
    resolve,
    rule_secrecy,
    send_back,
    shelve,
    sign,
    sign_head,
    sign_urgently,
    submit,
    take_back,
    why_not,
)
from gongkai.documents.acts.verdicts import Ruling, all_open
from gongkai.documents.acts.writing import (
    Stale,
    draft,
    open_column,
    open_standard_columns,
    require_writer,
    revise,
    rewrite,
)
from gongkai.documents.pieces import digest_of

__all__ = [
    "MATTER", "SAYS_WHY", "Changed", "Ruling", "Stale", "all_open", "attach", "change_attribute", "check_release",
    "confirm_release", "decide_attribute", "detach", "digest_of", "draft", "end_release", "open_column", "open_standard_columns", "pass_first",
    "pass_legal", "pass_second", "pass_secrecy", "publish", "reassess", "refer", "require_writer", "resolve", "revise", "rewrite",
    "rule_secrecy", "discard", "send_back", "shelve", "sign", "sign_head", "sign_urgently", "submit", "take_back", "why_not", "withdraw",
]  # fmt: skip
