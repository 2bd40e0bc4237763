import { addDays, err, ok, type PlainDate, type Result } from '#kernel'
import type { EqualityPublication } from './publications.js'

export type SnapshotRefused =
  | { readonly code: 'ONLY_TODAY'; readonly today: PlainDate }
  | { readonly code: 'TOO_SOON'; readonly last: PlainDate; readonly from: PlainDate }

/**
 * Whether a snapshot may be taken. Only of today: answers are not kept as they were. And not soon after the last one: of two snapshots a few
 * days apart, the difference is the one person who joined.
 */
export function decideSnapshot({ minimumDays }: Pick<EqualityPublication, 'minimumDays'>, { on, today, last }: { readonly on: PlainDate; readonly today: PlainDate; readonly last: PlainDate | null }): Result<PlainDate, SnapshotRefused> {
  if (on !== today) return err({ code: 'ONLY_TODAY', today })
  if (last === null) return ok(on)
  const from = addDays(last, minimumDays)
  return on >= from ? ok(on) : err({ code: 'TOO_SOON', last, from })
}
