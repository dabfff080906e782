"""Who may do what, beyond the moves of the procedures: one table of rights (权限)."""

from enum import StrEnum

from gongkai.law.hand import Hand


class Right(StrEnum):
    """What a desk page or a command may need."""

    REGISTER_CASE = "register_case"
    SEE_CASES = "see_cases"
    SEE_APPLICANT = "see_applicant"
    REVIEW_ANSWER = "review_answer"
    KEEP_CASE = "keep_case"
    RECORD_REMEDY = "record_remedy"
    DRAFT = "draft"
    RECORD_FINDING = "record_finding"
    SEE_LEDGER = "see_ledger"
    ENTER_FIGURE = "enter_figure"
    CONFIRM_FIGURE = "confirm_figure"
    WRITE_REPORT = "write_report"
    SIGN_REPORT = "sign_report"
    PUBLISH_REPORT = "publish_report"
    SEE_SCORES = "see_scores"
    READ_JOURNAL = "read_journal"
    ACCOUNTS = "accounts"
    FILE_NOTICE = "file_notice"
    CONFIRM_NOTICE = "confirm_notice"
    RUN_JOBS = "run_jobs"
    SEE_CHANNELS = "see_channels"
    DELIVER = "deliver"
    MANAGE_CHANNELS = "manage_channels"
    IMPORT_ITEMS = "import_items"
    SET_COUNTING = "set_counting"
    PROPOSE_COUNTING = "propose_counting"
    CONFIRM_COUNTING = "confirm_counting"
    DECIDE_WAIVER = "decide_waiver"
    SCHEDULE = "schedule"
    KEEP_WINDOWS = "keep_windows"
    SEE_INCIDENTS = "see_incidents"
    KEEP_INCIDENTS = "keep_incidents"
    CONFIRM_NO_INCIDENT = "confirm_no_incident"
    KEEP_UPPER = "keep_upper"
    CLEAN_UP = "clean_up"
    SEE_MATTERS = "see_matters"
    KEEP_MATTERS = "keep_matters"
    RELEASE_MATTERS = "release_matters"
    REVIEW_PROGRESS = "review_progress"
    READ_VOICES = "read_voices"
    KEEP_LISTS = "keep_lists"
    JUDGE_WORDING = "judge_wording"
    OPEN_MASKED = "open_masked"


_H = Hand
_OFFICE = frozenset({_H.DISCLOSURE_CLERK, _H.OFFICE_HEAD})
_LEADERS = frozenset({_H.HEAD, _H.DEPUTY})
_STAFF = frozenset({_H.CLERK, _H.UNIT_CLERK, _H.DIVISION_HEAD, _H.LEGAL_REVIEWER})

MAY: dict[Right, frozenset[Hand]] = {
    Right.REGISTER_CASE: _OFFICE | {_H.WINDOW},
    Right.SEE_CASES: _OFFICE
    | _LEADERS
    | {_H.CLERK, _H.DIVISION_HEAD, _H.LEGAL_REVIEWER, _H.WINDOW, _H.ASSESSOR},
    Right.SEE_APPLICANT: _OFFICE | {_H.CLERK, _H.WINDOW},
    # Answers put forward for review, wherever they were written.
    Right.REVIEW_ANSWER: frozenset({_H.LEGAL_REVIEWER, _H.SECRECY_REVIEWER}),
    # Contacts, files, links, service of letters: the record of a case, beyond its moves.
    Right.KEEP_CASE: _OFFICE | {_H.CLERK, _H.WINDOW},
    Right.RECORD_REMEDY: _OFFICE | {_H.LEGAL_REVIEWER},
    Right.DRAFT: _STAFF | _OFFICE,
    Right.RECORD_FINDING: _STAFF | _OFFICE | {_H.SECRECY_REVIEWER, _H.ASSESSOR},
    Right.SEE_LEDGER: _STAFF | _OFFICE | _LEADERS | {_H.SECRECY_REVIEWER, _H.ASSESSOR},
    Right.ENTER_FIGURE: _OFFICE | {_H.LEGAL_REVIEWER, _H.DIVISION_HEAD},
    Right.CONFIRM_FIGURE: _OFFICE | {_H.LEGAL_REVIEWER, _H.DIVISION_HEAD},
    Right.WRITE_REPORT: _OFFICE,
    Right.SIGN_REPORT: frozenset({_H.HEAD}),
    Right.PUBLISH_REPORT: frozenset({_H.DISCLOSURE_CLERK}),
    Right.SEE_SCORES: _OFFICE | _LEADERS | {_H.ASSESSOR, _H.DIVISION_HEAD},
    Right.READ_JOURNAL: _OFFICE | _LEADERS | {_H.ASSESSOR},
    Right.ACCOUNTS: frozenset({_H.ADMINISTRATOR}),
    Right.FILE_NOTICE: _OFFICE | {_H.ADMINISTRATOR},
    # By somebody else than who filed it: every clock of the installation may move.
    Right.CONFIRM_NOTICE: frozenset({_H.OFFICE_HEAD, _H.ADMINISTRATOR}),
    Right.RUN_JOBS: _OFFICE | {_H.ADMINISTRATOR},
    Right.SEE_CHANNELS: _STAFF | _OFFICE | _LEADERS | {_H.ASSESSOR},
    Right.DELIVER: _OFFICE,
    Right.MANAGE_CHANNELS: _OFFICE,
    # Bringing in what had been published elsewhere: who does it attests that it was.
    Right.IMPORT_ITEMS: _OFFICE,
    # By what rule items are counted, for the own agency and those it supervises.
    Right.SET_COUNTING: _OFFICE,
    # That one document is counted otherwise than the rule says: proposed by one, confirmed by another of the office.
    Right.PROPOSE_COUNTING: _OFFICE,
    Right.CONFIRM_COUNTING: _OFFICE,
    # That a document goes without the interpretation it is due (免予解读): asked by who drafts it, decided here.
    Right.DECIDE_WAIVER: _LEADERS | {_H.OFFICE_HEAD},
    # Cancelling a schedule and seeing to its alarms; setting one takes the hand that may publish.
    Right.SCHEDULE: _OFFICE,
    Right.KEEP_WINDOWS: _OFFICE,
    Right.SEE_INCIDENTS: _OFFICE | _LEADERS | {_H.ASSESSOR},
    Right.KEEP_INCIDENTS: _OFFICE,
    # That a period had none is signed by a leader, not by who keeps the register.
    Right.CONFIRM_NO_INCIDENT: _LEADERS,
    # The register of upper documents with their disclosure attributes.
    Right.KEEP_UPPER: _OFFICE | {_H.SECRECY_REVIEWER},
    # Beginning a clean-up of normative documents, and seeing it through.
    Right.CLEAN_UP: _OFFICE | {_H.LEGAL_REVIEWER},
    Right.SEE_MATTERS: _STAFF | _OFFICE | _LEADERS | {_H.ASSESSOR},
    Right.KEEP_MATTERS: _OFFICE | {_H.CLERK, _H.UNIT_CLERK, _H.DIVISION_HEAD},
    # What the public sees of a matter passes the office, progress the head of the division; never its author.
    Right.RELEASE_MATTERS: _OFFICE,
    Right.REVIEW_PROGRESS: frozenset({_H.DIVISION_HEAD, _H.OFFICE_HEAD}),
    # What members of the public wrote in a consultation, without who they are until it is opened for a reason.
    Right.READ_VOICES: _OFFICE | {_H.CLERK, _H.UNIT_CLERK, _H.DIVISION_HEAD, _H.LEGAL_REVIEWER},
    # The words, names and titles the rules of writing hold texts of this agency to.
    Right.KEEP_LISTS: _OFFICE,
    # That what a rule calls a fault is none (不属差错); never by who wrote it, never of a severe one.
    Right.JUDGE_WORDING: _OFFICE | {_H.DIVISION_HEAD, _H.LEGAL_REVIEWER},
    # The original of a file that was masked; every opening is on record with its reason.
    Right.OPEN_MASKED: frozenset({_H.SECRECY_REVIEWER, _H.OFFICE_HEAD}),
}

# Hands that look at the whole agency; the others see their own divisions and what is public.
AGENCY_WIDE = _OFFICE | _LEADERS | {_H.SECRECY_REVIEWER, _H.ASSESSOR}
