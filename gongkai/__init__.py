"""Gongkai (公开): the disclosure work of a government agency under the Regulation on Open Government Information."""

__version__ = "0.1.0"
