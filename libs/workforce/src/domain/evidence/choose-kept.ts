import type { ClaimState } from './milestone-states.js'

export interface RivalClaim {
  readonly id: string
  readonly state: ClaimState
  readonly claimedAt: Date
  /** When it was verified or rejected. */
  readonly decidedAt: Date | null
}

const RANK: Readonly<Partial<Record<ClaimState, number>>> = { verified: 0, evidenced: 1, claimed: 2 }

/** The claim that stays when several turn out to be of one person: the one verified first, else the one furthest on, else the oldest. */
export function chooseKept<C extends RivalClaim>(claims: readonly C[]): C | undefined {
  const key = ({ state, claimedAt, decidedAt, id }: C): readonly (number | string)[] => [RANK[state] ?? 9, state === 'verified' ? (decidedAt?.getTime() ?? 0) : 0, claimedAt.getTime(), id]
  return [...claims].sort((a, b) => {
    const [left, right] = [key(a), key(b)]
    const at = left.findIndex((value, index) => value !== right[index])
    return at === -1 ? 0 : (left[at] ?? 0) < (right[at] ?? 0) ? -1 : 1
  })[0]
}
