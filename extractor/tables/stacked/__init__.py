"""Rows of tables whose rulings part columns only: several rows stand in one ruled row."""
