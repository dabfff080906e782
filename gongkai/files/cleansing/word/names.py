"""Names of WordprocessingML."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OFF = ("0", "false", "off", "none")


def w(*names: str) -> tuple[str, ...]:
    return tuple(W + name for name in names)
