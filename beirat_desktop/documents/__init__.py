"""Papers as PDF: domain values in, bytes out; the only package that knows the PDF libraries."""
