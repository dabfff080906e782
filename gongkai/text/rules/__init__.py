"""One rule, one file. The file is named after code and fault; its `RULE` is found by walking this package."""
