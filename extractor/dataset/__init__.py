"""Reports become files: the CSV tables and one JSON file a report."""
