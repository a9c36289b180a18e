"""Every paper that can be made, and its version for the public."""
