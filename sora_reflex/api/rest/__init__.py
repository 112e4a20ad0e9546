"""The social half of the product for programs, versioned under `/api`."""
