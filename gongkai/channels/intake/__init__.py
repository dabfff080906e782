"""Reading what is to be taken in, from a spreadsheet or an exchange package, into items of the documents' room."""
