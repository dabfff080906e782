"""The neutral exchange package (交换包), version 1: written, read, and answered by a receipt. docs/reference/exchange-package.md"""
