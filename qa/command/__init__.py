"""The commands of the command line, their options and help; ``qa.cli`` registers them."""
