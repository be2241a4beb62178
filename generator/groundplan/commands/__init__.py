"""The commands: options in, exit codes out. Each imports what it needs when it runs."""
