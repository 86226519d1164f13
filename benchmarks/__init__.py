"""What `make bench` measures, and the made-up data it measures on."""
