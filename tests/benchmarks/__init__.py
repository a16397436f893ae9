"""What the product costs, always beside a peer measured in the same run; printed, never asserted.

``python -m tests.benchmarks`` runs all, ``python -m tests.benchmarks start memory`` some.
"""
