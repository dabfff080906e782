"""The release of documents (发布): its day and hour, the days it may not fall on, public notices, withdrawals, incidents."""
