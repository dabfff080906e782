"""What may be done to channels and deliveries, by matter: the only writers of this room."""
