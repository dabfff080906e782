"""How the figures of the speller are made; `gongkai/text/figures/README.md` says from what and in which order."""
