"""What is found in one text: the rules of writing, and for an annual report the form's faults too."""

from __future__ import annotations

from gongkai.cli.checking.asked import Asked
from gongkai.cli.checking.markdown import outside_markup
from gongkai.cli.program import Unusable
from gongkai.text.finding import Finding, Gravity
from gongkai.text.passage import Passage
from gongkai.text.whole import OF_WHOLE_TEXTS


def findings_of(path: str, text: str, asked: Asked, beside: str = "") -> list[Finding]:
    """What is found in the text of a file; of Markdown, not in its marking."""
    found = findings_in(text, asked, beside)
    return outside_markup(found, text) if path.lower().endswith(".md") else found


def findings_in(text: str, asked: Asked, beside: str = "") -> list[Finding]:
    """By place. Without a profile, a text that reads as an annual report is checked as one. What stands `beside` it is read
    apart, as no whole document; its offsets are those behind the text and a line break."""
    profile, form = _profile(text, asked.profile)
    found = _by_rules(text, profile, asked)
    if beside:
        apart = _by_rules(beside, profile, asked)
        found += [one.moved(len(text) + 1) for one in apart if not one.code.startswith(OF_WHOLE_TEXTS)]
    found += [one for one in form if _is_asked(one.code, asked)]
    order = list(Gravity)
    shown = [one for one in found if order.index(one.gravity) <= order.index(asked.level)]
    return sorted(shown, key=lambda f: (f.start, f.end, f.code))


def _by_rules(text: str, profile: str, asked: Asked) -> list[Finding]:
    from gongkai.text.catalogue import check_passage, chosen

    rules = {
        rule.code: rule
        for rule in chosen(profile, select=asked.select, ignore=asked.ignore, heavy=asked.heavy)
    }
    if asked.also:
        rules |= {rule.code: rule for rule in chosen(select=asked.also, ignore=asked.ignore)}
    passage = Passage(text, day=asked.day, lists=asked.lists)
    found = check_passage(passage, rules.values())
    return found + _by_model(passage, found, asked)


def _by_model(passage: Passage, found: list[Finding], asked: Asked) -> list[Finding]:
    """What the user's own model proposes where no rule has something better to say."""
    from gongkai.text.spelling import neural

    if asked.corrector is None:
        return []
    better = [(one.start, one.end) for one in found if one.better is not None]
    try:
        return [
            one for one in neural.findings(passage, asked.corrector)
            if _is_asked(one.code, asked) and not any(start <= one.start and one.end <= end for start, end in better)
        ]  # fmt: skip
    except neural.NoModel as wrong:
        raise Unusable(str(wrong)) from None


def _is_asked(code: str, asked: Asked) -> bool:
    return (not asked.select or code.startswith(asked.select)) and not code.startswith(asked.ignore)


def _profile(text: str, profile: str | None) -> tuple[str, list[Finding]]:
    from gongkai.reports.reading import NotAReport, read_report
    from gongkai.reports.reading.as_findings import as_findings

    if profile not in (None, "report"):
        return profile, []
    try:
        reading = read_report(text)
        return "report", as_findings([*reading.faults, *reading.sums])
    except NotAReport:
        return profile or "document", []
