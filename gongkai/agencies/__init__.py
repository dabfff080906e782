"""Agencies, posts, people, who may do what; house rules; the filed holiday notices."""
