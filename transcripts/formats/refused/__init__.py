"""What is not read, by name, so that nothing foreign is taken for talk."""
