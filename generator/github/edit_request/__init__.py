"""From an issue made with a form to a pull request: `take` reads it, `answer` proposes and replies, and
`stopped` has the last word where neither came so far. `standing` says whose edits are taken."""
