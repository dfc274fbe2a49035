"""What the page keeps of people: accounts, sessions, tokens, conversations, judgements of answers; in one file."""
