"""Masking personal data inside files: what comes out is a new file in which the original cannot be found (去标识化)."""
