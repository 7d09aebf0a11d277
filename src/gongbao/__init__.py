"""Gongbao (公报): policy documents become public services that cite the law."""
