/** Lists of whole numbers, one after the other: that of `n` stands in `items` from `starts[n]` to `starts[n + 1]`. */
export interface Lists {
  readonly starts: Int32Array
  readonly items: Int32Array
}

export function listsOf(count: number, itemsOf: (n: number) => Iterable<number>): Lists {
  const starts = new Int32Array(count + 1)
  const items: number[] = []
  for (let n = 0; n < count; n++) {
    for (const item of itemsOf(n)) items.push(item)
    starts[n + 1] = items.length
  }
  return { starts, items: Int32Array.from(items) }
}

/** In whose lists each of so many items stands; those below 0 are left out. */
export function inverted({ starts, items }: Lists, count: number): Lists {
  const ends = new Int32Array(count + 1)
  for (const item of items) if (item >= 0) ends[item + 1]!++
  for (let item = 0; item < count; item++) ends[item + 1]! += ends[item]!
  const owners = new Int32Array(ends[count]!)
  const next = ends.slice(0, count)
  for (let owner = 0; owner + 1 < starts.length; owner++) {
    for (let at = starts[owner]!; at < starts[owner + 1]!; at++) if (items[at]! >= 0) owners[next[items[at]!]!++] = owner
  }
  return { starts: ends, items: owners }
}

export const listOf = ({ starts, items }: Lists, n: number): Int32Array => items.subarray(starts[n], starts[n + 1])

export const isEmpty = ({ starts }: Lists, n: number): boolean => starts[n] === starts[n + 1]

export const hasItem = ({ starts, items }: Lists, n: number, item: number): boolean => {
  for (let at = starts[n]!; at < starts[n + 1]!; at++) if (items[at] === item) return true
  return false
}

/** Who has an empty list. */
export const silentIn = (lists: Lists): Int32Array => Int32Array.from([...Array(lists.starts.length - 1).keys()].filter((n) => isEmpty(lists, n)))

/** Numbers from 0 for different values, in the order in which they come. */
export class Numbers<Value> {
  private readonly known = new Map<Value, number>()

  get count(): number {
    return this.known.size
  }

  /** The number of a value, a new one where it is new. */
  of(value: Value): number {
    const number = this.known.get(value) ?? this.known.size
    this.known.set(value, number)
    return number
  }

  /** -1 for a value that has none. */
  find(value: Value): number {
    return this.known.get(value) ?? -1
  }

  values(): Value[] {
    return [...this.known.keys()]
  }
}
