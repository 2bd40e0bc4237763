/** A version as the API tells it. */
export interface Version {
  readonly routes: readonly string[]
  readonly needsApproval: boolean
  readonly minAttendance: number
  readonly minSessionShare: number
  readonly excused: string
  readonly minPasses: number
  readonly prerequisiteProgrammes: readonly string[]
  readonly optionGroups: readonly { readonly id: string; readonly title: string; readonly choose: number }[]
  readonly items: readonly {
    readonly id: string; readonly code: string; readonly title: string; readonly kind: string; readonly requirement: string; readonly optionGroupId: string | null
    readonly prerequisites: readonly string[]; readonly duration: number | null; readonly dueDays: number | null; readonly maxResubmissions: number | null; readonly passRequired: boolean | null
  }[]
}

export interface DraftItem {
  readonly code: string
  readonly title: string
  readonly kind: string
  /** `required`, `optional`, or the code of a group. */
  readonly requirement: string
  readonly prerequisites: readonly string[]
  readonly duration: number | null
  readonly dueDays: number | null
  readonly maxResubmissions: number | null
  readonly passRequired: boolean | null
}

export interface DraftGroup {
  readonly code: string
  readonly title: string
  readonly choose: number
}

export interface Draft {
  readonly routes: readonly string[]
  readonly needsApproval: boolean
  readonly prerequisiteProgrammes: readonly string[]
  readonly completion: { readonly minAttendance: number; readonly minSessionShare: number; readonly excused: string; readonly minPasses: number }
  readonly optionGroups: readonly DraftGroup[]
  readonly items: readonly DraftItem[]
}

/** A programme's first draft: as little as possible said for its author. */
export const EMPTY_DRAFT: Draft = {
  routes: ['application', 'nomination', 'csv'], needsApproval: true, prerequisiteProgrammes: [],
  completion: { minAttendance: 0, minSessionShare: 5_000, excused: 'left_out', minPasses: 0 }, optionGroups: [], items: [],
}

/** A version as a draft to edit: ids become codes, which stay from version to version. */
export function toDraft(version: Version): Draft {
  const codes = new Map(version.items.map(({ code, id }) => [id, code]))
  const groups = new Map(version.optionGroups.map(({ id }, n) => [id, `group-${n + 1}`]))
  return {
    routes: version.routes, needsApproval: version.needsApproval, prerequisiteProgrammes: version.prerequisiteProgrammes,
    completion: { minAttendance: version.minAttendance, minSessionShare: version.minSessionShare, excused: version.excused, minPasses: version.minPasses },
    optionGroups: version.optionGroups.map(({ choose, id, title }) => ({ code: groups.get(id) ?? id, title, choose })),
    items: version.items.map(({ id: _, optionGroupId, prerequisites, requirement, ...item }) => ({
      ...item, requirement: requirement === 'option' ? (groups.get(optionGroupId ?? '') ?? 'required') : requirement, prerequisites: prerequisites.flatMap((one) => codes.get(one) ?? []),
    })),
  }
}

/** A code for a new item, out of its title and unlike those there are. */
export function codeFor(title: string, taken: readonly string[]): string {
  const base = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40) || 'item'
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? base : `${base}-${n}`
    if (!taken.includes(code)) return code
  }
}

/** Puts an item in place of the one at `position`, or at the end. A new code is followed by those who name it. */
export function withItem(draft: Draft, position: number | undefined, item: DraftItem): Draft {
  if (position === undefined) return { ...draft, items: [...draft.items, item] }
  const before = draft.items[position]?.code
  return { ...draft, items: draft.items.map((one, n) => (n === position ? item : { ...one, prerequisites: one.prerequisites.map((code) => (code === before ? item.code : code)) })) }
}

/** Takes an item out; nothing waits for it any more. */
export function withoutItem(draft: Draft, position: number): Draft {
  const gone = draft.items[position]?.code
  return { ...draft, items: draft.items.filter((_, n) => n !== position).map((one) => ({ ...one, prerequisites: one.prerequisites.filter((code) => code !== gone) })) }
}

/** Moves an item one place up (-1) or down (1); at the ends nothing moves. */
export function moveItem(draft: Draft, position: number, by: -1 | 1): Draft {
  const [one, other] = [draft.items[position], draft.items[position + by]]
  if (!one || !other) return draft
  const items = [...draft.items]
  items[position] = other
  items[position + by] = one
  return { ...draft, items }
}

export function withGroup(draft: Draft, position: number | undefined, group: Omit<DraftGroup, 'code'>): Draft {
  if (position !== undefined) return { ...draft, optionGroups: draft.optionGroups.map((one, n) => (n === position ? { ...one, ...group } : one)) }
  const code = codeFor('group', draft.optionGroups.map((one) => one.code))
  return { ...draft, optionGroups: [...draft.optionGroups, { code, ...group }] }
}

/** Removes a group; its items become optional, so that nobody has to do by accident what was a choice. */
export function withoutGroup(draft: Draft, position: number): Draft {
  const gone = draft.optionGroups[position]?.code
  return {
    ...draft, optionGroups: draft.optionGroups.filter((_, n) => n !== position),
    items: draft.items.map((item) => (item.requirement === gone ? { ...item, requirement: 'optional' } : item)),
  }
}
