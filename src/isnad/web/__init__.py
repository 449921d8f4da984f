"""The door for readers: pages in Arabic and English."""
