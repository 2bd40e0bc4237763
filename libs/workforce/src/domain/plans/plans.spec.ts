import fc from 'fast-check'
import { addDays, newId, plainDate } from '#kernel'
import type { IndicatorVersionId, PlanId, PlanVersionId, TargetId, TargetVersionId } from '../ids.js'
import { checkAdaptation, checkCode, checkTarget, type IndicatorFacts } from './check-target.js'
import { canonicalContent, compareVersions, type VersionContent } from './compare-versions.js'
import { decideApproval, isRefused } from './decide-approval.js'
import { decideProposal, undecidedTargets } from './decide-proposal.js'
import { moveTarget } from './move-target.js'
import { expectedOn, explainRag, judgeRag, lineOn, type TargetPath } from './rag.js'
import type { ResolvedTarget, TargetAdaptation, TargetContent } from './target-content.js'

const path: TargetPath = { direction: 'at_least', baselineValue: 0, baselineOn: plainDate('2026-01-01'), targetValue: 10, dueOn: plainDate('2030-01-01'), rag: { rule: 'linear', tolerancePercent: 20 }, checkpoints: [] }
const content: TargetContent = { ...path, title: 'Ten chief executives', narrative: 'From digital posts.', ownerOrganisationId: null, indicatorVersionId: newId<IndicatorVersionId>(), breakdowns: ['region'] }
const counts: IndicatorFacts = { unit: 'count', direction: 'at_least', breakdowns: ['region', 'organisation_kind'] }
const codes = (target: Partial<TargetContent>, indicator: IndicatorFacts | undefined = counts) => checkTarget({ ...content, ...target }, indicator).map(({ code, field }) => `${code} ${field}`)

describe('the path of a target', () => {
  it('is a straight line from the baseline to the target', () => {
    expect([lineOn(path, plainDate('2025-06-01')), lineOn(path, plainDate('2028-01-01')), lineOn(path, plainDate('2031-01-01'))]).toEqual([0, expect.closeTo(5, 1), 10])
    expect(lineOn({ ...path, baselineValue: null }, plainDate('2028-01-01'))).toBeNull()
  })

  it.each([[5.1, 'green'], [4.5, 'amber'], [3, 'red'], [12, 'green'], [null, null]] as const)('is judged half-way with %p as %p', (value, rag) => expect(judgeRag(path, value, plainDate('2028-01-01'))).toBe(rag))

  it('forgives nothing on the due date', () => expect([judgeRag(path, 9.9, path.dueOn), judgeRag(path, 10, path.dueOn)]).toEqual(['red', 'green']))

  it('is turned round where less is better', () => {
    const less: TargetPath = { ...path, direction: 'at_most', baselineValue: 40, targetValue: 20 }
    expect([judgeRag(less, 25, plainDate('2028-01-01')), judgeRag(less, 31, plainDate('2028-01-01')), judgeRag(less, 39, plainDate('2028-01-01'))]).toEqual(['green', 'amber', 'red'])
  })

  it('goes by interim values where the rule says so', () => {
    const steps: TargetPath = { ...path, rag: { rule: 'checkpoints' }, checkpoints: [{ on: plainDate('2027-01-01'), value: 2, event: null, who: 'LGA' }, { on: plainDate('2027-06-01'), value: null, event: 'Scheme open', who: 'LGA' }, { on: plainDate('2028-01-01'), value: 5, event: null, who: 'LGA' }] }
    const on = plainDate('2028-03-01')
    expect(expectedOn(steps, on)).toBe(5)
    expect([5, 3, 1].map((value) => judgeRag(steps, value, on))).toEqual(['green', 'amber', 'red'])
    expect(expectedOn(steps, plainDate('2025-01-01'))).toBeNull()
    expect(expectedOn(steps, path.dueOn)).toBe(10)
  })

  it('is never judged worse for a better value', () => {
    const rank = { red: 0, amber: 1, green: 2 }
    fc.assert(fc.property(fc.integer({ min: 0, max: 1600 }), fc.double({ min: 0, max: 12, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), fc.integer({ min: 0, max: 100 }), (days, value, more, tolerancePercent) => {
      const given: TargetPath = { ...path, rag: { rule: 'linear', tolerancePercent } }
      const on = addDays(path.baselineOn, days)
      return rank[judgeRag(given, value + more, on) ?? 'red'] >= rank[judgeRag(given, value, on) ?? 'red']
    }))
  })

  it('is explained in words', () => expect([explainRag(path.rag), explainRag({ rule: 'checkpoints' })]).toEqual([expect.stringContaining('20 %'), expect.stringContaining('interim value')]))
})

describe('checkTarget', () => {
  it('has nothing against a good one', () => expect(codes({})).toEqual([]))

  it.each<[string, Partial<TargetContent>, string]>([
    ['words', { title: ' ' }, 'TITLE_LENGTH title'], ['a narrative', { narrative: '' }, 'NARRATIVE_LENGTH narrative'], ['whole counts', { targetValue: 2.5 }, 'VALUE_NOT_WHOLE targetValue'],
    ['a number', { targetValue: Number.NaN }, 'VALUE targetValue'], ['somewhere to go', { baselineValue: 10 }, 'NO_WAY_TO_GO targetValue'], ['dates in order', { dueOn: plainDate('2025-01-01') }, 'DUE_BEFORE_BASELINE dueOn'],
    ['the indicator\'s direction', { direction: 'at_most', baselineValue: 20 }, 'DIRECTION_OF_INDICATOR direction'], ['the indicator\'s breakdowns', { breakdowns: ['programme'] }, 'BREAKDOWN_UNKNOWN breakdowns'],
    ['a tolerance', { rag: { rule: 'linear', tolerancePercent: 101 } }, 'RAG_TOLERANCE rag.tolerancePercent'], ['interim values', { rag: { rule: 'checkpoints' } }, 'RAG_NEEDS_CHECKPOINTS rag.rule'],
    ['interim dates on the way', { checkpoints: [{ on: plainDate('2031-01-01'), value: 1, event: null, who: 'LGA' }] }, 'CHECKPOINT_DATE checkpoints.0.on'],
    ['one thing a milestone', { checkpoints: [{ on: plainDate('2027-01-01'), value: 1, event: 'x', who: 'LGA' }] }, 'CHECKPOINT_CONTENT checkpoints.0.value'],
    ['somebody', { checkpoints: [{ on: plainDate('2027-01-01'), value: 1, event: null, who: '' }] }, 'CHECKPOINT_WHO checkpoints.0.who'],
  ])('wants %s', (_what, change, code) => expect(codes(change)).toEqual([code]))

  it('knows percentages, and indicators', () => {
    expect(codes({ targetValue: 101 }, { ...counts, unit: 'percent' })).toEqual(['VALUE_NOT_PERCENT targetValue'])
    expect(codes({ targetValue: -20.5, direction: 'at_least', baselineValue: -30 }, { ...counts, unit: 'relative_change' })).toEqual([])
    expect(checkTarget(content, undefined).map(({ code }) => code)).toContain('INDICATOR_UNKNOWN')
  })

  it('wants milestones in order', () => {
    const at = (on: string) => ({ on: plainDate(on), value: 1, event: null, who: 'LGA' })
    expect(codes({ checkpoints: [at('2028-01-01'), at('2027-01-01')] })).toEqual(['CHECKPOINT_ORDER checkpoints.1.on'])
  })

  it.each(['Chief', 'chief executives', '', '-a', 'a'.repeat(61)])('refuses the code %j', (code) => expect(checkCode(code)).toHaveLength(1))
})

describe('an adaptation', () => {
  const nothing: TargetAdaptation = { targetValue: null, dueOn: null, baselineValue: null, baselineOn: null, ownerOrganisationId: null, checkpoints: null }
  const found = (change: Partial<TargetAdaptation>, reason = 'Smaller here') => checkAdaptation({ ...nothing, ...change }, reason, content, counts).map(({ code }) => code)

  it('changes something, says why, and still is a good target', () => {
    expect([found({ targetValue: 2 }), found({}), found({ targetValue: 2 }, ' '), found({ targetValue: 0 })]).toEqual([[], ['NOTHING_ADAPTED'], ['REASON_LENGTH'], ['NO_WAY_TO_GO']])
  })

  it('leaves out interim milestones after its own due date', () => {
    const parent = { ...content, checkpoints: [{ on: plainDate('2029-01-01'), value: 8, event: null, who: 'LGA' }] }
    expect(checkAdaptation({ ...nothing, dueOn: plainDate('2028-01-01') }, 'Sooner', parent, counts)).toEqual([])
  })
})

describe('decideApproval', () => {
  const facts = { parts: ['institute', 'lga'], speaksFor: ['institute'], approved: [], personId: 'a', seenHash: 'h', contentHash: 'h' } as const

  it('wants both owners, each by another person', () => {
    expect(decideApproval(facts)).toEqual({ part: 'institute', complete: false })
    expect(decideApproval({ ...facts, speaksFor: ['lga'], personId: 'b', approved: [{ part: 'institute', personId: 'a' }] })).toEqual({ part: 'lga', complete: true })
    expect(decideApproval({ ...facts, speaksFor: ['institute', 'lga'], approved: [{ part: 'institute', personId: 'a' }] })).toMatchObject([{ code: 'SAME_PERSON' }])
    expect(decideApproval({ ...facts, personId: 'c', approved: [{ part: 'institute', personId: 'a' }] })).toMatchObject([{ code: 'PART_APPROVED' }])
  })

  it('is of what was shown', () => expect(decideApproval({ ...facts, seenHash: 'other' })).toMatchObject([{ code: 'CONTENT_CHANGED' }]))

  it('is complete exactly when every part has somebody', () => {
    fc.assert(fc.property(fc.subarray(['institute', 'lga'] as const), fc.constantFrom('institute' as const, 'lga' as const), (approved, mine) => {
      const decision = decideApproval({ ...facts, speaksFor: [mine], personId: 'me', approved: approved.map((part) => ({ part, personId: part })) })
      return approved.includes(mine) ? isRefused(decision) : !isRefused(decision) && decision.complete === (approved.length === 1)
    }))
  })
})

describe('decideProposal', () => {
  const target = { title: 'Ten', disposition: 'own', problems: 0 } as const
  const found = (change: Partial<Parameters<typeof decideProposal>[0]>) => decideProposal({ title: 'Plan', narrative: 'Why', targets: [target], undecided: [], ...change }).map(({ code }) => code)
  it('wants targets, right ones, and a decision about each of the parent\'s', () => {
    expect([found({}), found({ targets: [] }), found({ targets: [{ ...target, disposition: 'left_out' }] }), found({ targets: [{ ...target, problems: 1 }] }), found({ undecided: ['Ten'] })])
      .toEqual([[], ['NO_TARGETS'], ['NO_TARGETS'], ['TARGET_PROBLEMS'], ['TARGET_UNDECIDED']])
  })
  it('knows what is undecided', () => {
    const [a, b] = [newId<TargetId>(), newId<TargetId>()]
    expect(undecidedTargets([{ targetId: a }, { targetId: b }], [{ parentTargetId: a }, { parentTargetId: null }])).toEqual([{ targetId: b }])
  })
})

describe('versions', () => {
  const resolved = (targetId: TargetId, change: Partial<ResolvedTarget> = {}): ResolvedTarget => ({
    ...content, id: newId<TargetVersionId>(), versionId: newId<PlanVersionId>(), planId: newId<PlanId>(), targetId, code: 'ten', rootTargetId: targetId, position: 0, disposition: 'own', reason: null,
    parentTargetVersionId: null, presentOwnerOrganisationId: null, unit: 'count', ...change,
  })
  const version = (targets: readonly ResolvedTarget[], title = 'Plan'): VersionContent => ({ title, narrative: 'Why', parentVersionId: null, targets })
  const [a, b, c] = [newId<TargetId>(), newId<TargetId>(), newId<TargetId>()]

  it('are compared target by target, field by field', () => {
    const before = version([resolved(a), resolved(b)])
    const after = version([resolved(a, { targetValue: 12 }), resolved(c)], 'New plan')
    expect(compareVersions(before, after)).toMatchObject({
      fields: [{ field: 'title', before: 'Plan', after: 'New plan' }],
      targets: [{ targetId: a, kind: 'changed', fields: [{ field: 'targetValue', before: 10, after: 12 }] }, { targetId: c, kind: 'added' }, { targetId: b, kind: 'removed' }],
    })
    expect(compareVersions(before, before)).toEqual({ fields: [], targets: [] })
  })

  it('say when the targets that both have stand in another order, and nothing when some came or went', () => {
    const order = (before: readonly TargetId[], after: readonly TargetId[]) => compareVersions(version(before.map((id) => resolved(id, { title: id }))), version(after.map((id) => resolved(id, { title: id })))).fields
    expect(order([a, b, c], [c, a, b])).toEqual([{ field: 'order', before: [a, b, c], after: [c, a, b] }])
    expect([order([a, b], [a, c, b]), order([a, b, c], [a, c])]).toEqual([[], []])
  })

  it('move a target past its neighbour, and back again, whatever is left out between them', () => {
    const dispositions = fc.array(fc.constantFrom('own' as const, 'left_out' as const), { minLength: 1, maxLength: 8 })
    fc.assert(fc.property(dispositions, fc.nat(), fc.constantFrom('up' as const, 'down' as const), (given, pick, move) => {
      const targets = given.map((disposition, n) => ({ id: String(n) as TargetVersionId, disposition }))
      const shown = targets.filter(({ disposition }) => disposition === 'own')
      const id = shown[pick % (shown.length || 1)]?.id ?? targets[0]!.id
      const moved = moveTarget(targets, id, move)
      const edge = shown.length === 0 || shown.at(move === 'up' ? 0 : -1)?.id === id
      if (moved === undefined) return edge
      return !edge && moved.findIndex((one) => one.id === id) !== targets.findIndex((one) => one.id === id) && JSON.stringify(moveTarget(moved, id, move === 'up' ? 'down' : 'up')) === JSON.stringify(targets)
    }))
  })

  it('have one text for one content, and another for another', () => {
    const given = resolved(a)
    expect(canonicalContent(version([{ ...given, id: newId<TargetVersionId>(), rag: { tolerancePercent: 20, rule: 'linear' } }]))).toBe(canonicalContent(version([given])))
    for (const change of [{ title: 'x' }, { dueOn: plainDate('2029-01-01') }, { checkpoints: [{ on: plainDate('2027-01-01'), value: 1, event: null, who: 'x' }] }, { reason: 'x' }] as const) {
      expect(canonicalContent(version([{ ...given, ...change }]))).not.toBe(canonicalContent(version([given])))
    }
  })
})
