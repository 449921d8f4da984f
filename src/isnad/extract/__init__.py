"""Page -> Article: body, metadata, dates, credits, read-also."""
