interface Columns {
  readonly hostOf: Int32Array
  readonly weights: Float64Array
  readonly pairOf: Int32Array
}

const SHORT = 16

/**
 * Sorts one row of a market by weight, the largest first (quicksort by the middle of three, insertion where little is left).
 * @param until from here on the order does not matter, only that nothing there is larger than what stands before
 */
export function sortRow(columns: Columns, from: number, to: number, until = to): void {
  let [start, end] = [from, to]
  while (end - start > SHORT) {
    const middle = partition(columns, start, end)
    if (middle >= until) {
      end = middle
      continue
    }
    // The shorter part first, so that the depth stays logarithmic.
    if (middle - start < end - middle) {
      sortRow(columns, start, middle, until)
      start = middle
    } else {
      sortRow(columns, middle, end, until)
      end = middle
    }
  }
  insert(columns, start, end)
}

/** Parts a row in two, neither of them empty: none of the left is smaller than any of the right. */
function partition(columns: Columns, start: number, end: number): number {
  const { weights } = columns
  const a = weights[start]!
  const b = weights[(start + end) >> 1]!
  const c = weights[end - 1]!
  const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
  let left = start
  let right = end - 1
  for (;;) {
    while (weights[left]! > pivot) left++
    while (weights[right]! < pivot) right--
    if (left >= right) return left === start ? start + 1 : left
    swap(columns, left++, right--)
  }
}

// Called millions of times: nothing here makes an object.
function swap(columns: Columns, one: number, other: number): void {
  const { hostOf, weights, pairOf } = columns
  const host = hostOf[one]!
  const weight = weights[one]!
  const pair = pairOf[one]!
  hostOf[one] = hostOf[other]!
  weights[one] = weights[other]!
  pairOf[one] = pairOf[other]!
  hostOf[other] = host
  weights[other] = weight
  pairOf[other] = pair
}

function insert(columns: Columns, start: number, end: number): void {
  const { hostOf, weights, pairOf } = columns
  for (let at = start + 1; at < end; at++) {
    const weight = weights[at]!
    if (weights[at - 1]! >= weight) continue
    const host = hostOf[at]!
    const pair = pairOf[at]!
    let hole = at
    do {
      hostOf[hole] = hostOf[hole - 1]!
      weights[hole] = weights[hole - 1]!
      pairOf[hole] = pairOf[hole - 1]!
      hole--
    } while (hole > start && weights[hole - 1]! < weight)
    hostOf[hole] = host
    weights[hole] = weight
    pairOf[hole] = pair
  }
}
