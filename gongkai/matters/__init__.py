"""Matters across the five stages (五公开): files of decisions, key works, projects, consultations, events."""
