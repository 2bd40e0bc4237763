/** Enough to mend a file by; a million problems help nobody. */
export const MOST_PROBLEMS = 100

export const isWhole = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to

/** Each id that was there before, as often as it comes again. */
export function* repeatedIds(all: readonly { readonly id: string }[]): Generator<string> {
  const seen = new Set<string>()
  for (const { id } of all) {
    if (seen.has(id)) yield id
    seen.add(id)
  }
}
