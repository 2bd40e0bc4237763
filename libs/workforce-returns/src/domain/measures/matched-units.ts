import type { OrganisationId, PlainDate } from '#kernel'

/** One organisation on both days: whether it stood, and whether its return counts. */
export interface OrganisationAtBoth {
  readonly id: OrganisationId
  readonly region: string
  readonly stoodThen: boolean
  readonly standsNow: boolean
  readonly reportedThen: boolean
  readonly reportsNow: boolean
}

/** `from` went up in `to` (a merge), or `to` came out of `from` (a split). */
export interface Succession {
  readonly from: OrganisationId
  readonly to: OrganisationId
  readonly on: PlainDate
}

/** Organisations that are one thing on both days: what merged or split is taken together, so that both are drawn on one map. */
export interface Unit {
  readonly organisationIds: readonly OrganisationId[]
  /** Of the organisations that stand now: the newer map. */
  readonly region: string
  /** On both days everybody in it who stood had reported. */
  readonly matched: boolean
}

/** Joins organisations by succession. Each organisation is in exactly one unit. */
export function unitsOf(organisations: readonly OrganisationAtBoth[], successions: readonly Pick<Succession, 'from' | 'to'>[]): readonly Unit[] {
  const known = new Map(organisations.map((one) => [one.id, one]))
  const parent = new Map<OrganisationId, OrganisationId>()
  const rootOf = (id: OrganisationId): OrganisationId => {
    let root = id
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next
    return root
  }
  for (const { from, to } of successions) {
    const [a, b] = [rootOf(from), rootOf(to)]
    if (a !== b) parent.set(a, b)
  }
  const groups = new Map<OrganisationId, OrganisationAtBoth[]>()
  for (const one of known.values()) groups.set(rootOf(one.id), [...(groups.get(rootOf(one.id)) ?? []), one])
  return [...groups.values()].map(toUnit).filter((unit) => unit !== undefined)
}

function toUnit(members: readonly OrganisationAtBoth[]): Unit | undefined {
  const [then, now] = [members.filter(({ stoodThen }) => stoodThen), members.filter(({ standsNow }) => standsNow)]
  const [newest] = now.length > 0 ? now : members
  if (newest === undefined) return undefined
  const matched = then.length > 0 && now.length > 0 && then.every(({ reportedThen }) => reportedThen) && now.every(({ reportsNow }) => reportsNow)
  return { organisationIds: members.map(({ id }) => id), region: newest.region, matched }
}
