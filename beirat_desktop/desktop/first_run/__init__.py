"""The first start: a new record, the sample, or a record that is there; and who works today."""
