"""All that makes a finding."""
