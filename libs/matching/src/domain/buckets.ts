/** Items put into buckets: those of bucket `b` stand in `items` from `starts[b]` to `starts[b + 1]`, in the order in which they came. */
export interface Buckets {
  readonly starts: Int32Array
  readonly items: Int32Array
}

/** A stable counting sort, in linear time. */
export function intoBuckets(items: Int32Array, bucketOf: Int32Array, buckets: number): Buckets {
  const starts = new Int32Array(buckets + 1)
  for (const item of items) starts[bucketOf[item]! + 1]!++
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!
  const next = starts.slice(0, buckets)
  const sorted = new Int32Array(items.length)
  for (const item of items) sorted[next[bucketOf[item]!]!++] = item
  return { starts, items: sorted }
}
