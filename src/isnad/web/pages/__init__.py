"""The pages, one kind a file: each takes the site and a request, and gives a response."""
