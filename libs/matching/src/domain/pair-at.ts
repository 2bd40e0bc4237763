/** Where the pair of a seeker stands in rows of which `columnOf` names the other side; -1 where there is none. */
export function pairAt(rows: Int32Array, columnOf: Int32Array, seeker: number, other: number): number {
  const at = columnOf.subarray(rows[seeker], rows[seeker + 1]).indexOf(other)
  return at < 0 ? -1 : rows[seeker]! + at
}
