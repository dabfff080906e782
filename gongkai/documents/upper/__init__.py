"""Upper documents of other issuers with their disclosure attribute, and who quotes or forwards them (上级文件登记)."""
