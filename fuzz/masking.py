"""Feed bytes to the masking of files: python -m fuzz.masking KIND FOLDER [libFuzzer's arguments]."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["gongkai"]):
    from gongkai.files.cleansing.leftovers import leftovers
    from gongkai.files.cleansing.masking import cleanse
    from gongkai.files.opening import Unreadable
    from gongkai.law.source import Refusal


def main() -> None:
    kind, arguments = sys.argv[1], [sys.argv[0], *sys.argv[2:]]

    def one(content: bytes) -> None:
        try:
            done = cleanse(content, f"a.{kind}")
        except (Unreadable, Refusal) as refused:
            if "\n" in str(refused):
                raise
            return
        if leftovers(done.content, {found.text for found in done.found if found.what != "keep"}):
            raise AssertionError("an original is left")

    atheris.Setup(arguments, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
