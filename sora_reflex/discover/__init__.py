"""Finding: search by words and meaning, tags, the explore grid and leaderboards."""
