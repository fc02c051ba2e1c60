"""Which users may see which pages and rows, in every view: decision 0025. Rights: ``rights``."""
