"""What measure.py and table.py are made of."""
