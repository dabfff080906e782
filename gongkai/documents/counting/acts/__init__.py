"""The acts on numbers: setting the rule, and deciding about one document."""
