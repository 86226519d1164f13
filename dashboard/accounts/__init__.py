"""The page that shows one ground as two accounts tell it."""
