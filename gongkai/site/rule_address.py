"""Where the public page of a rule stands."""

from urllib.parse import quote


def rule_address(code: str) -> str:
    """The address of a rule's page, with its reasons and examples."""
    return f"/tools/rules/{quote(code)}"
