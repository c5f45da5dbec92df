"""Where the gallery's figures come from: seeded data and one short description per figure."""
