interface Columns {
  readonly hostOf: Int32Array
  readonly weights: Float64Array
  readonly pairOf: Int32Array
}

const SHORT = 16

/** Sorts one row of a market by weight, the largest first (quicksort by the middle of three, insertion where little is left). */
export function sortRow(columns: Columns, from: number, to: number): void {
  let [start, end] = [from, to]
  while (end - start > SHORT) {
    const middle = partition(columns, start, end)
    // The shorter part first, so that the depth stays logarithmic.
    if (middle - start < end - middle) {
      sortRow(columns, start, middle)
      start = middle
    } else {
      sortRow(columns, middle, end)
      end = middle
    }
  }
  insert(columns, start, end)
}

/** Parts a row in two, neither of them empty: none of the left is smaller than any of the right. */
function partition({ weights, ...others }: Columns, start: number, end: number): number {
  const [a, b, c] = [weights[start]!, weights[(start + end) >> 1]!, weights[end - 1]!]
  const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
  let left = start
  let right = end - 1
  for (;;) {
    while (weights[left]! > pivot) left++
    while (weights[right]! < pivot) right--
    if (left >= right) return left === start ? start + 1 : left
    swap({ weights, ...others }, left++, right--)
  }
}

function swap({ hostOf, weights, pairOf }: Columns, one: number, other: number): void {
  const [host, weight, pair] = [hostOf[one]!, weights[one]!, pairOf[one]!]
  hostOf[one] = hostOf[other]!
  weights[one] = weights[other]!
  pairOf[one] = pairOf[other]!
  hostOf[other] = host
  weights[other] = weight
  pairOf[other] = pair
}

function insert({ hostOf, weights, pairOf }: Columns, start: number, end: number): void {
  for (let at = start + 1; at < end; at++) {
    const [host, weight, pair] = [hostOf[at]!, weights[at]!, pairOf[at]!]
    let hole = at
    while (hole > start && weights[hole - 1]! < weight) {
      hostOf[hole] = hostOf[hole - 1]!
      weights[hole] = weights[hole - 1]!
      pairOf[hole] = pairOf[hole - 1]!
      hole--
    }
    hostOf[hole] = host
    weights[hole] = weight
    pairOf[hole] = pair
  }
}
