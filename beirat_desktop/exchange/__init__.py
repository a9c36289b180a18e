"""What leaves and enters as data: values in and out, no database and no screen."""
