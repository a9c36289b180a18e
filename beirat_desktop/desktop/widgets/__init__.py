"""Small widgets that more than one feature uses; they know values of the domain, no use case."""
