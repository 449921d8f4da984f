"""Collecting for ever: what is due is fetched, kept, read, grouped and analysed; one writer, threads, processes."""

from isnad.newsroom.live.collector import Collector, Options
from isnad.newsroom.live.settling import Settler
from isnad.newsroom.live.watching import CollectReport, Unseen, Watch

__all__ = ["CollectReport", "Collector", "Options", "Settler", "Unseen", "Watch"]
