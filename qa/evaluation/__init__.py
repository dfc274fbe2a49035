"""Gold sets, measures and runs. Only the command line imports this package."""
