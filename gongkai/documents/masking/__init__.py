"""遮盖附件: personal data in an attachment of a draft is looked over, decided and covered; the original is kept sealed for a time."""
