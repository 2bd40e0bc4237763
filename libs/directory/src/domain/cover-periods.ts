import type { Period, PlainDate } from '#kernel'

/** Later than every date: where a period without an end stops. */
const NEVER = '9999-12-31' as PlainDate

/** The parts of `wanted` that none of `held` covers, in order: what may be added where only one may stand at a time. */
export function uncovered(wanted: Period, held: readonly Period[]): readonly Period[] {
  const pieces: Period[] = []
  let start = wanted.from
  const end = wanted.to ?? NEVER
  for (const { from, to } of [...held].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if ((to ?? NEVER) <= start) continue
    if (from >= end) break
    if (from > start) pieces.push({ from: start, to: from })
    start = to ?? NEVER
  }
  if (start < end) pieces.push({ from: start, to: wanted.to })
  return pieces
}
