"""The daily digest: what one person has to see to today, by number and day alone; and how it goes out by mail."""
