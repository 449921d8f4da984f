"""What is true of the Arabic language: pure functions on text, no store, no network.

- `letters`: the matching form, in which spellings of one text meet, and the way back from it to the text as written
- `tokens`, `sentences`: what a text is made of, with places
- `clitics`, `lemmas`: what is written onto a word, and the one form for all its forms; the terms that search rests on
- `names`: one key for the spellings of a name
- `numbers`, `dates`: what quantities and dates say, in digits, words and calendars
- `wordlists`: the lists in `data/`; `lexicon`: the known words, read on first use

Spans are half-open, in code points of the text as given.
"""
