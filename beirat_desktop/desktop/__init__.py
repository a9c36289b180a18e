"""The Qt application: shows values, collects input, calls use cases."""
