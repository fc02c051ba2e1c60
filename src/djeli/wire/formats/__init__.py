"""Agency formats, each as bytes received to items in our own shape."""
