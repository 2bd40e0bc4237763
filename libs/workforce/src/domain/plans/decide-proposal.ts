import { type Problem, problem, when } from '#kernel'
import type { TargetId } from '../ids.js'
import type { Disposition } from './target-content.js'

export interface ProposalFacts {
  readonly title: string
  readonly narrative: string
  readonly targets: readonly { readonly title: string; readonly disposition: Disposition; readonly problems: number }[]
  /** Of a derived plan: targets of the parent's version that nobody has decided about. */
  readonly undecided: readonly string[]
}

/** What is wrong with a plan's own words. */
export const checkPlanWords = (title: string, narrative: string): readonly Problem[] => [
  ...when(title.trim() === '' || title.length > 200, problem('TITLE_LENGTH', 'title', 'Enter a title of 1 to 200 characters.')),
  ...when(narrative.trim() === '' || narrative.length > 20_000, problem('NARRATIVE_LENGTH', 'narrative', 'Say in 1 to 20,000 characters what the plan is for.')),
]

/** What is missing before a version may be proposed to its owners. */
export function decideProposal({ title, narrative, targets, undecided }: ProposalFacts): readonly Problem[] {
  return [
    ...checkPlanWords(title, narrative),
    ...when(targets.every(({ disposition }) => disposition === 'left_out'), problem('NO_TARGETS', 'targets', 'Add at least one target.')),
    ...targets.flatMap((target, n) => when(target.problems > 0, problem('TARGET_PROBLEMS', `targets.${n}`, `Put the target “${target.title}” right first.`))),
    ...undecided.map((one) => problem('TARGET_UNDECIDED', 'targets', `Decide about the national target “${one}”: adopt it, adapt it or leave it out.`)),
  ]
}

/** The parent's targets that a derived version says nothing about. */
export function undecidedTargets<T extends { readonly targetId: TargetId }>(parent: readonly T[], decided: readonly { readonly parentTargetId: TargetId | null }[]): readonly T[] {
  const known = new Set(decided.map(({ parentTargetId }) => parentTargetId))
  return parent.filter(({ targetId }) => !known.has(targetId))
}
