"""Senders in a process of their own: python -m benchmarks.load PORT SECONDS CONNECTIONS TEXT → JSON of milliseconds.

The messages are sealed beforehand and sent by http.client, so that the senders cost little beside the server.
"""

import json
import sys
import threading
import time
from http.client import HTTPConnection

from benchmarks.corp import sealed

PEOPLE = ("wangmin", "chenfang", "yangxue", "tanglan", "zhuting", "caiyun", "pengli", "dingyan")
MOST_PER_SECOND = 250  # of one connection; more are not sealed


def send(port: int, seconds: float, connection: int, text: str, start: threading.Barrier, took: list[float]) -> None:
    """One member's messages over one kept connection, each after the last was answered."""
    userid = PEOPLE[connection % len(PEOPLE)]
    first = time.time_ns() % 10**12 * 1000
    waiting = [sealed(userid, text, first + number) for number in range(int(seconds * MOST_PER_SECOND))]
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
    port, seconds, connections, text = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    took: list[float] = []
    start = threading.Barrier(connections)
    threads = [
        threading.Thread(target=send, args=(port, seconds, number, text, start, took)) for number in range(connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps(took))


if __name__ == "__main__":
    main()
