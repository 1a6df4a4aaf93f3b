"""What several hooks share. Imported by them, never listed in mkdocs.yml."""
