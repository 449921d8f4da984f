"""The sample newsroom served: invented publishers on loopback, as real sites (examples/newsroom/README.md).

`loading` reads `houses`; `offering` says what a house offers in an edition, with `pages`, `feeds`, `rss` and
`sitemaps`; `answering` is HTTP as values; `server` puts them on a socket (`listening`).
"""

from isnad.sample.server import LOOPBACK, Asked, SampleFeed, SampleHouse, SampleServer, sample_houses

__all__ = ["LOOPBACK", "Asked", "SampleFeed", "SampleHouse", "SampleServer", "sample_houses"]
