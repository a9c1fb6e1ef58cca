"""The tests; a package, so that no other package named tests on the path stands in its way."""
