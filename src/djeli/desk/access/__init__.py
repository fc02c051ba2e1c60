"""What is told to whom at the desk, in every view: decision 0025. The rights are in ``rights``."""
