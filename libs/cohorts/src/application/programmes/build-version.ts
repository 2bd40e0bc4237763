import { basisPoints, isId, minutes, newId } from '#kernel'
import type {
  CurriculumItem, CurriculumItemId, EntryRoute, ExcusedRule, ItemKind, OptionGroupId, Problem, ProgrammeId, VersionDraft, VersionProblemCode,
} from '../../domain/index.js'
import { ENTRY_ROUTES, EXCUSED_RULES, ITEM_KINDS } from '../../domain/index.js'

/** A curriculum as written by people: items and groups are named by their codes. */
export interface VersionInput {
  readonly routes: readonly string[]
  readonly needsApproval: boolean
  readonly prerequisiteProgrammes: readonly string[]
  readonly completion: { readonly minAttendance: number; readonly minSessionShare: number; readonly excused: string; readonly minPasses: number }
  readonly optionGroups: readonly { readonly code: string; readonly title: string; readonly choose: number }[]
  readonly items: readonly ItemInput[]
}

export interface ItemInput {
  readonly code: string
  readonly title: string
  readonly kind: string
  /** `required`, `optional`, or the code of an option group. */
  readonly requirement: string
  readonly prerequisites?: readonly string[] | undefined
  readonly duration?: number | null | undefined
  readonly dueDays?: number | null | undefined
  readonly maxResubmissions?: number | null | undefined
  readonly passRequired?: boolean | null | undefined
}

/** What a draft may still lack; anything else wrong is refused at once, so that a draft is always sound as far as it goes. */
export const MAY_BE_UNFINISHED: readonly VersionProblemCode[] = [
  'CURRICULUM_EMPTY', 'ITEM_TITLE_MISSING', 'DURATION_MISSING', 'OPTION_GROUP_TOO_SMALL', 'OPTION_CHOOSE_OUT_OF_RANGE', 'PASSES_OUT_OF_RANGE',
  'ATTENDANCE_WITHOUT_SESSIONS', 'NOTHING_TO_COMPLETE', 'ROUTES_MISSING',
]

export const isUnfinished = ({ code }: Problem<VersionProblemCode>): boolean => MAY_BE_UNFINISHED.includes(code)

/** Gives ids to everything and turns codes into references. A code that leads nowhere becomes an id that leads nowhere, which the checks name. */
export function buildVersion(input: VersionInput): VersionDraft {
  const ids = new Map(input.items.map(({ code }) => [code.trim(), newId<CurriculumItemId>()]))
  const groups = new Map(input.optionGroups.map(({ code }) => [code.trim(), newId<OptionGroupId>()]))
  const used = new Set<CurriculumItemId>()
  return {
    routes: [...new Set(input.routes)].filter((route): route is EntryRoute => (ENTRY_ROUTES as readonly string[]).includes(route)),
    needsApproval: input.needsApproval,
    prerequisiteProgrammes: [...new Set(input.prerequisiteProgrammes)].filter(isId) as ProgrammeId[],
    completion: {
      minAttendance: basisPoints(input.completion.minAttendance), minSessionShare: basisPoints(input.completion.minSessionShare),
      excused: input.completion.excused as ExcusedRule, minPasses: input.completion.minPasses,
    },
    optionGroups: input.optionGroups.map(({ code, title, choose }) => ({ id: groups.get(code.trim()) ?? newId(), title: title.trim(), choose })),
    items: input.items.map((item) => {
      const code = item.code.trim()
      const known = ids.get(code)
      const id = known !== undefined && !used.has(known) ? known : newId<CurriculumItemId>()
      used.add(id)
      return { ...buildItem(item, groups), id, code, prerequisites: (item.prerequisites ?? []).map((other) => ids.get(other.trim()) ?? newId<CurriculumItemId>()) }
    }),
  }
}

const buildItem = (item: ItemInput, groups: ReadonlyMap<string, OptionGroupId>): Omit<CurriculumItem, 'id' | 'code' | 'prerequisites'> => ({
  title: item.title.trim(),
  kind: item.kind as ItemKind,
  requirement: item.requirement === 'required' || item.requirement === 'optional' ? { type: item.requirement } : { type: 'option', groupId: groups.get(item.requirement.trim()) ?? newId() },
  duration: item.duration === null || item.duration === undefined ? undefined : minutes(item.duration),
  dueDays: item.dueDays ?? undefined,
  maxResubmissions: item.maxResubmissions ?? undefined,
  passRequired: item.passRequired ?? undefined,
})

/** Choices outside the closed lists, which the types of a built version could not carry. */
export function checkChoices(input: VersionInput): readonly Problem<'CHOICE_UNKNOWN'>[] {
  const unknown = (field: string, value: string, known: readonly string[]): readonly Problem<'CHOICE_UNKNOWN'>[] =>
    known.includes(value) ? [] : [{ code: 'CHOICE_UNKNOWN', field, fix: `Choose one of: ${known.join(', ')}.` }]
  return [
    ...input.routes.flatMap((route, n) => unknown(`routes.${n}`, route, ENTRY_ROUTES)),
    ...unknown('completion.excused', input.completion.excused, EXCUSED_RULES),
    ...input.items.flatMap((item, n) => unknown(`items.${n}.kind`, item.kind, ITEM_KINDS)),
  ]
}
