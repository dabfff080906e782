"""Benchmarks: each prints ratios against a peer timed in the same run. Nothing here is a test."""
