import { canonicalJson } from '#kernel'
import type { ResolvedTarget } from './target-content.js'

/** Content of a version for comparison and for the hash. */
export interface VersionContent {
  readonly title: string
  readonly narrative: string
  readonly parentVersionId: string | null
  readonly targets: readonly ResolvedTarget[]
}

export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

export interface TargetChange {
  readonly targetId: string
  readonly code: string
  readonly title: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly fields: readonly FieldChange[]
}

export interface VersionDifferences {
  readonly fields: readonly FieldChange[]
  readonly targets: readonly TargetChange[]
}

/** What of a target is its content; order matters for the hash and must never change for versions that were approved. */
export const TARGET_FIELDS = [
  'title', 'narrative', 'ownerOrganisationId', 'indicatorVersionId', 'direction', 'baselineValue', 'baselineOn', 'targetValue', 'dueOn', 'breakdowns', 'rag', 'checkpoints', 'disposition', 'reason',
] as const satisfies readonly (keyof ResolvedTarget)[]

/** Every difference between two versions, target by target in the order of the second; removed ones last. `key` says which targets are the same. */
export function compareVersions(before: VersionContent, after: VersionContent, key: (target: ResolvedTarget) => string = ({ targetId }) => targetId): VersionDifferences {
  const old = new Map(before.targets.map((target) => [key(target), target]))
  const kept = new Set(after.targets.map(key))
  return {
    fields: [
      ...(['title', 'narrative'] as const).flatMap((field) => (before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }])),
      ...changedOrder(before.targets.filter((target) => after.targets.some((one) => key(one) === key(target))), after.targets.filter((target) => old.has(key(target))), key),
    ],
    targets: [
      ...after.targets.flatMap((target) => compared(old.get(key(target)), target)),
      ...before.targets.filter((target) => !kept.has(key(target))).map(({ targetId, code, title }) => ({ targetId, code, title, kind: 'removed' as const, fields: [] })),
    ],
  }
}

/** Whether the targets that both have stand in another order. */
const changedOrder = (before: readonly ResolvedTarget[], after: readonly ResolvedTarget[], key: (target: ResolvedTarget) => string): readonly FieldChange[] =>
  before.every((target, n) => key(target) === key(after[n] ?? target)) ? [] : [{ field: 'order', before: before.map(({ title }) => title), after: after.map(({ title }) => title) }]

function compared(before: ResolvedTarget | undefined, after: ResolvedTarget): readonly TargetChange[] {
  const { targetId, code, title } = after
  if (before === undefined) return [{ targetId, code, title, kind: 'added', fields: [] }]
  const fields = changedFields(before, after)
  return fields.length === 0 ? [] : [{ targetId, code, title, kind: 'changed', fields }]
}

/** What is different about one target, by field. */
export const changedFields = (before: ResolvedTarget, after: ResolvedTarget): readonly FieldChange[] =>
  TARGET_FIELDS.flatMap((field) => (canonicalJson(before[field]) === canonicalJson(after[field]) ? [] : [{ field, before: before[field], after: after[field] }]))

/** One text for one content, whatever the order of keys in it: what approvals are of. */
export const canonicalContent = ({ title, narrative, parentVersionId, targets }: VersionContent): string =>
  canonicalJson({
    title, narrative, parentVersionId,
    targets: targets.map((target) => ({ code: target.code, targetId: target.targetId, parentTargetVersionId: target.parentTargetVersionId, content: TARGET_FIELDS.map((field) => [field, target[field]]) })),
  })
