"""The cloud's side: AWS and its errors, what events and messages tell of, what an operator sees and does."""
