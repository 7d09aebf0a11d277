"""The pages for staff: window and back office."""
