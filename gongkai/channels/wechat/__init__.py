"""The agency's WeChat account (公众号): copy-ready pages for everybody, drafts and publishing over the documented HTTP API."""
