"""scipy's linear_sum_assignment on a dense market written by baselines.ts: baseline.py <file> <times>

Prints the largest total weight and the processor seconds of each solve alone.
"""
import json
import sys
import time

import numpy
from scipy.optimize import linear_sum_assignment

path, times = sys.argv[1], int(sys.argv[2])
seekers, hosts, pairs = (int(size) for size in numpy.fromfile(path, dtype=numpy.int32, count=3))
assert pairs == seekers * hosts, "not dense"
weights = numpy.fromfile(path, dtype=numpy.float64, count=pairs, offset=4 * (3 + hosts + seekers + 1 + pairs)).reshape(seekers, hosts)
# What it would do first with maximize=True is done here and not counted.
costs = weights.max() - weights
seconds = []
for _ in range(times):
    start = time.process_time()
    rows, columns = linear_sum_assignment(costs)
    seconds.append(time.process_time() - start)
print(json.dumps({"total": str(sum(int(weight) for weight in weights[rows, columns])), "cpuSeconds": seconds}))
