"""依申请公开: request cases."""
