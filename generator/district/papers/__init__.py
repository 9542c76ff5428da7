"""A district's papers: views and sheets over the schools, as a school has them over its teachers."""
