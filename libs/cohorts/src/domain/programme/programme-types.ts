import type { BasisPoints, Minutes } from '#kernel'
import type { CurriculumItemId, OptionGroupId, ProgrammeId } from '../ids.js'

export const AUDIENCES = ['non_digital_leaders', 'digital_practitioners', 'elected_members', 'open'] as const
export type Audience = (typeof AUDIENCES)[number]

export const ITEM_KINDS = ['session', 'module', 'assignment', 'mentoring'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** Ways into a run; a version says which of them it offers. */
export const ENTRY_ROUTES = ['self', 'application', 'nomination', 'csv', 'api'] as const
export type EntryRoute = (typeof ENTRY_ROUTES)[number]

/** Needed for completion, free to take or leave, or one of a group of which some number is needed. */
export type Requirement =
  | { readonly type: 'required' }
  | { readonly type: 'optional' }
  | { readonly type: 'option'; readonly groupId: OptionGroupId }

export interface CurriculumItem {
  readonly id: CurriculumItemId
  /** Stays the same from version to version while the content counts as the same: credit is carried along it. */
  readonly code: string
  readonly title: string
  readonly kind: ItemKind
  readonly requirement: Requirement
  /** Items that come before this one and have to be done first. */
  readonly prerequisites: readonly CurriculumItemId[]
  /** Usual length. Needed for sessions; a guide elsewhere. */
  readonly duration?: Minutes | undefined
  /** Assignments only. Due this many days after the run starts. */
  readonly dueDays?: number | undefined
  /** Assignments only. How often a returned piece may be handed in again. */
  readonly maxResubmissions?: number | undefined
  /** Assignments only. Counts as done when passed; otherwise handing it in is enough. */
  readonly passRequired?: boolean | undefined
}

/** "Any `choose` of these": the items name the group. */
export interface OptionGroup {
  readonly id: OptionGroupId
  readonly title: string
  readonly choose: number
}

/** What happens to the minutes of a session from which somebody was excused. */
export const EXCUSED_RULES = ['left_out', 'counts_as_attended', 'counts_as_absent'] as const
export type ExcusedRule = (typeof EXCUSED_RULES)[number]

export interface CompletionRule {
  /** Least share of the minutes of all required sessions; 0 asks for none. */
  readonly minAttendance: BasisPoints
  /** Share of one session item's minutes from which that item counts as done; 0 beside `minAttendance`: no single session is asked for. */
  readonly minSessionShare: BasisPoints
  readonly excused: ExcusedRule
  /** Least number of assignments passed, whichever they are; 0 asks for none beyond the required ones. */
  readonly minPasses: number
}

/** The content of a version. The order of `items` is the order of the curriculum. */
export interface Curriculum {
  readonly items: readonly CurriculumItem[]
  readonly optionGroups: readonly OptionGroup[]
}

export interface VersionDraft extends Curriculum {
  readonly completion: CompletionRule
  readonly routes: readonly EntryRoute[]
  /** Whether a line manager has to approve an application. Elected members have none and never need it. */
  readonly needsApproval: boolean
  /** Programmes that have to be completed before. */
  readonly prerequisiteProgrammes: readonly ProgrammeId[]
}

export interface ProgrammeDraft {
  readonly title: string
  readonly summary: string
  readonly audience: string
}
