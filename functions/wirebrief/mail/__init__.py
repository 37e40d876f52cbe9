"""Mail: letters to subscribers, when they are due, how they are sent once, and what comes back."""
