import type { SchemeKind, Side } from './scheme-states.js'

/** The criteria that pairs are scored by. `wishes` and `background` are private: shown to nobody apart from the pooled code `private`. */
export const CRITERIA = ['skills', 'values', 'seniority', 'sector', 'region', 'times', 'wishes', 'background', 'choice'] as const
export type CriterionCode = (typeof CRITERIA)[number]
export const PRIVATE_CRITERIA: readonly CriterionCode[] = ['wishes', 'background', 'choice']

/** The hard rules. Avoidance, line management, earlier failed pairs and being one person always hold; these are the scheme's to choose. */
export interface SchemeRules {
  readonly otherOrganisation: boolean
  /** A language in common. */
  readonly sharedLanguage: boolean
  /** A way of meeting in common. */
  readonly sharedMode: boolean
  readonly sameRegion: boolean
  /** At least so many free half-days in common; 0 asks for none. */
  readonly sharedTimes: number
  /** In a paired scheme: one of the two is digital and the other is not. */
  readonly acrossBackgrounds: boolean
}

export interface SchemeQuestion {
  /** Short and stable, lower case. */
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly sides: readonly Side[]
  readonly kind: 'text' | 'choice'
  /** For `choice`. */
  readonly options: readonly string[]
  readonly required: boolean
}

/** Everything about a scheme that those who run it can set. Weights are whole shares, brought to 100 together; 0 switches a criterion off. */
export interface SchemeSettings {
  readonly weights: Readonly<Record<CriterionCode, number>>
  readonly rules: SchemeRules
  /** The most mentees that a mentor may offer to take. */
  readonly mostMentees: number
  /** Neither is told the other's name or council before both accepted. */
  readonly blind: boolean
  /** Days in which a proposal has to be answered. */
  readonly answerDays: number
  /** A pair that has not met after so many days is reminded (10), and one that has met, after so many without a meeting (14): rules of the domain. */
  readonly firstMeetingDays: number
  readonly silentDays: number
  /** How long a relationship is meant to last. */
  readonly months: number
  /** Days after its planned end in which a relationship can still be extended or finished; then it is closed by itself. */
  readonly graceDays: number
  /** Days after a round is closed or cancelled for which wishes and the like stay in its frozen input. */
  readonly keepPrivateDays: number
  /** Weeks after the start at which both are asked how it goes. */
  readonly checkInWeeks: readonly number[]
  readonly questions: readonly SchemeQuestion[]
  /** Kinds of advocacy that a sponsor can commit to; sponsorship schemes have at least one. */
  readonly advocacy: readonly string[]
}

/** Default weights of `docs` (matching), points of 100: skills 35, own top criterion 15, values 15, wishes 10, seniority 10, sector 5, region 5, times 5; background off. */
export const DEFAULT_WEIGHTS: SchemeSettings['weights'] = { skills: 35, choice: 15, values: 15, wishes: 10, seniority: 10, sector: 5, region: 5, times: 5, background: 0 }

export const ADVOCACY = ['Put forward for a stretch assignment', 'Introduce to senior leaders', 'Speak for at a promotion or selection panel', 'Invite to observe a board or cabinet', 'Name as co-author or speaker'] as const

/** Where a scheme says nothing else. */
export const GRACE_DAYS = 28
export const KEEP_PRIVATE_DAYS = 28

/** What a new scheme of a kind begins with. */
export const defaultSettings = (kind: SchemeKind): SchemeSettings => ({
  weights: DEFAULT_WEIGHTS,
  rules: { otherOrganisation: true, sharedLanguage: true, sharedMode: true, sameRegion: false, sharedTimes: 0, acrossBackgrounds: kind === 'paired' },
  mostMentees: 3, blind: false, answerDays: 7, firstMeetingDays: 10, silentDays: 14, months: kind === 'sponsorship' ? 12 : 9, graceDays: GRACE_DAYS, keepPrivateDays: KEEP_PRIVATE_DAYS, checkInWeeks: [4, 12, 24],
  questions: [], advocacy: kind === 'sponsorship' ? ADVOCACY : [],
})
