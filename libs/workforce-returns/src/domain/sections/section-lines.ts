export const SECTIONS = ['headcount', 'diversity', 'skills', 'outlook'] as const
export type Section = (typeof SECTIONS)[number]

/** Sections that have no lines only when somebody says that there is nothing to return. Diversity follows headcount. */
export const isSection = (text: string): text is Section => (SECTIONS as readonly string[]).includes(text)

/** Digital staff of one role and grade at the end of the quarter, and what happened in it. */
export interface HeadcountLine {
  readonly role: string
  /** Follows from the role. */
  readonly family: string
  readonly grade: string
  readonly headcount: number
  /** Full-time equivalents in hundredths: 1250 is 12.50. */
  readonly fte: number
  readonly vacancies: number
  readonly starters: number
  readonly leavers: number
}

/** How many digital staff of one role family and grade gave one answer, as counts without names. */
export interface DiversityLine {
  readonly family: string
  readonly grade: string
  readonly characteristic: string
  readonly category: string
  readonly count: number
}

/** How many people with a skill at a level a role needs, and how many there are by the organisation's own assessment. */
export interface SkillLine {
  readonly role: string
  readonly skill: string
  readonly level: string
  readonly neededNow: number
  readonly neededInThreeYears: number
  readonly supply: number
}

export const CHANGES = ['automated_in_part', 'changed', 'growing', 'new'] as const
export type Change = (typeof CHANGES)[number]
export const CONFIDENCES = ['low', 'medium', 'high'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** A role that technology is likely to change in three to five years. */
export interface OutlookLine {
  readonly role: string
  readonly change: Change
  /** How many people it concerns. */
  readonly people: number
  readonly confidence: Confidence
  readonly comment: string
  /** Roles for which these people may be retrained. */
  readonly retrainTo: readonly string[]
}

export interface SectionLines {
  readonly headcount: HeadcountLine
  readonly diversity: DiversityLine
  readonly skills: SkillLine
  readonly outlook: OutlookLine
}

/** Everything that one revision of a return says. */
export type ReturnContent = { readonly [S in Section]: readonly SectionLines[S][] }

export const EMPTY_CONTENT: ReturnContent = { headcount: [], diversity: [], skills: [], outlook: [] }
