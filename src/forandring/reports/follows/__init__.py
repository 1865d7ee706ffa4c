"""What follows from a plan, as rows: who reaches what, what falls with what, what a budget does, what changed."""
