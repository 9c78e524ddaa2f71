"""The one-file Exercise and the library of them."""
