"""The benchmark against other libraries: ``make bench``; docs/BENCHMARKS.md says how to read it.

`python -m bench` is the driver. Each competitor is a process of its own, started once, that does a slice of work
when it is told to; only one works at a time. `worker` is what they have in common, `crew` the driver's end of it,
`work` the list of what is measured and its goals.
"""
