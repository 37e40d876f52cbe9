"""A cloud on the desk: the stack's resources on a local server, its functions under the real Lambda runtime client."""
