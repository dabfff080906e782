"""Comments on passages of an edition in hand (批注), with furniture of their own. They never leave the house."""
