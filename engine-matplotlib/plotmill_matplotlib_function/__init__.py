"""The Matplotlib engine as a function behind HTTP: the contract of docs/aws.md, nothing but the standard library around `draw`."""
