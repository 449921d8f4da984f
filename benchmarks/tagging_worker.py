"""YAKE in the environment of the peers: reads rows with title and text, prints {"seconds", "tags"}.

python benchmarks/tagging_worker.py ROWS.json
"""

import json
import sys
import time
from pathlib import Path

import yake


def main() -> None:
    """Tags every row twice, after one that loads what there is to load."""
    rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    extractor = yake.KeywordExtractor(lan="ar", n=3, top=10)
    texts = [f"{row['title']}\n{row['text']}" for row in rows]
    extractor.extract_keywords(texts[0])
    seconds = []
    for _ in range(2):
        began = time.process_time()
        tags = [[phrase for phrase, _ in extractor.extract_keywords(text)] for text in texts]
        seconds.append(time.process_time() - began)
    print(json.dumps({"seconds": seconds, "tags": tags}))


if __name__ == "__main__":
    main()
