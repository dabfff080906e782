"""What may be done to matters, calls, events and the catalogue. The only writer of this room."""
