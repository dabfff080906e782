"""The gate on content: numbers of somebody and closed upper documents keep an edition from going out (内容检查)."""
