"""The pages for residents and firms."""
