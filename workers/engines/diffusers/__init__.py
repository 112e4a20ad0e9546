"""Films with diffusion models, by profiles; nothing here imports torch before a film is asked for."""
