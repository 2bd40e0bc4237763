import { dateWords, goalWords, ragTag, valueWords } from './words.js'
import { pathTo, planPaths } from './paths.js'

/** As every list of targets asks for it. */
export interface TargetLike {
  readonly id: string
  readonly targetId: string
  readonly code: string
  readonly title: string
  readonly direction: string
  readonly unit: string
  readonly targetValue: number
  readonly dueOn: string
  readonly disposition: string
  readonly reason: string | null
  readonly owner: string | null
  readonly presentOwner: string | null
  readonly standing: { readonly on: string; readonly value: number | null; readonly rag: string | null; readonly note: string | null; readonly status: string } | null
}

/** `planId` makes addresses that stay the same from version to version. */
export const targetHref = ({ id, code }: Pick<TargetLike, 'id' | 'code'>, planId?: string): string =>
  planId === undefined ? pathTo(planPaths.target, { id }) : pathTo(planPaths.targetByCode, { planId, code })

/** A target at a glance. */
export const targetRow = (target: TargetLike, planId?: string) => ({
  title: target.title, href: targetHref(target, planId), goal: goalWords(target), due: dateWords(target.dueOn), owner: target.presentOwner ?? target.owner, disposition: target.disposition, reason: target.reason,
  value: target.standing?.value === null || target.standing?.value === undefined ? 'Not computed yet' : valueWords(target.standing.value, target.unit),
  on: target.standing === null ? null : `${dateWords(target.standing.on)}${target.standing.status === 'provisional' ? ', provisional' : ''}`,
  note: target.standing?.note ?? null, tag: ragTag(target.standing?.rag),
})

export type TargetRow = ReturnType<typeof targetRow>

/** How many targets are how far, in words: the figures at the top of a plan. */
export function targetFigures(targets: readonly TargetLike[]) {
  const count = (rag: string | null) => targets.filter(({ standing }) => (standing?.rag ?? null) === rag).length
  return [
    { label: 'Targets', value: String(targets.length) }, { label: 'On track', value: String(count('green')) }, { label: 'Slightly behind', value: String(count('amber')) },
    { label: 'Behind', value: String(count('red')) }, { label: 'Not computed yet', value: String(count(null)) },
  ]
}

/** Those that a plan has; what a derived plan leaves out is listed apart, with its reasons. */
export const splitTargets = <T extends TargetLike>(targets: readonly T[]) => ({ held: targets.filter(({ disposition }) => disposition !== 'left_out'), leftOut: targets.filter(({ disposition }) => disposition === 'left_out') })
