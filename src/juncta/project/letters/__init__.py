"""Letters: who is told or asked what, in their own language; one module for each room whose announcements they follow."""
