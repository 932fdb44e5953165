"""Senders in a process of their own: python -m benchmarks.load PORT SECONDS CONNECTIONS KIND FIRST → JSON of milliseconds.

The messages are sealed beforehand and sent by http.client, so that the senders cost little beside the server.
"""

import json
import sys
import threading
import time
from http.client import HTTPConnection

from benchmarks.corp import sealed, text_of

PEOPLE = ("wangmin", "jialin", "yangxue", "tanglan", "zhuting", "caiyun", "pengli", "dingyan")  # liaisons
MOST_PER_SECOND = 250  # of one connection; more are not sealed


def send(
    port: int, seconds: float, userid: str, kind: str, first: int, start: threading.Barrier, took: list[float]
) -> None:
    """One member's messages, numbered from `first`, over one kept connection, each after the last was answered."""
    numbers = range(first, first + int(seconds * MOST_PER_SECOND))
    waiting = [sealed(userid, text_of(kind, number), time.time_ns()) for number in numbers]
    http = HTTPConnection("127.0.0.1", port, timeout=30)
    start.wait()
    end = time.perf_counter() + seconds
    for path, body in waiting:
        before = time.perf_counter()
        if before > end:
            break
        http.request("POST", path, body)
        answer = http.getresponse()
        answered = answer.read()
        if answer.status != 200 or b"Encrypt" not in answered:
            raise RuntimeError(f"status {answer.status}, {len(answered)} bytes")
        took.append((time.perf_counter() - before) * 1000)
    http.close()


def main() -> None:
    """Print the milliseconds of every answer."""
    port, seconds, connections = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    kind, first = sys.argv[4], int(sys.argv[5])
    took: list[float] = []
    start = threading.Barrier(connections)
    threads = [
        threading.Thread(target=send, args=(port, seconds, userid, kind, first, start, took))
        for userid in PEOPLE[:connections]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps(took))


if __name__ == "__main__":
    main()
