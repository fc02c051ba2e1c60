"""Sources of agency copy: watched folders and addresses that are asked, and how they fare."""
