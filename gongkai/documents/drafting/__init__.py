"""What comes with the wording of a draft: Word files and pictures, with furniture of their own."""
