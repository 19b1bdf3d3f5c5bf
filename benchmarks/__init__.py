"""How fast the program is: each figure beside a floor or a peer measured in the same run, so that a slow machine
changes both and the ratio stays. `python -m benchmarks`, or `make bench`."""
