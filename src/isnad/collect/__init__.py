"""Where pages and records come from: files, archives and, alone in the house, the network."""
