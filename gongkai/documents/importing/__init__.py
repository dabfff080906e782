"""Taking in what had been published before it came here: one act, for any source (导入已公开的信息).

An item goes live at once, by the same constraints as everything else; in place of the reviews stands an attestation
(ADR 14). A row with its files is in or out; a row that is in is not taken again and nothing that is there is changed.
"""
