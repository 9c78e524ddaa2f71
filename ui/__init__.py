"""All that a person looks at: the Qt front end of the mirror."""
