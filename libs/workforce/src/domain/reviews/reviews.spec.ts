import { newId, type OrganisationId, plainDate } from '#kernel'
import type { TargetId } from '../ids.js'
import { checkFigure } from '../indicators/check-figure.js'
import { checkIndicator, checkIndicatorKey, type IndicatorContent, type SourceFacts } from '../indicators/check-indicator.js'
import { checkAction, checkReview, type FindingContent, reminderDue, type ReviewContent } from './check-review.js'

const targetId = newId<TargetId>()
const finding: FindingContent = { targetId, role: null, rag: 'amber', words: 'Two of five posts are vacant.' }
const review: ReviewContent = { periodFrom: plainDate('2026-07-01'), periodTo: plainDate('2026-09-30'), heldOn: plainDate('2026-10-12'), nextDueOn: plainDate('2027-01-15'), summary: 'Fair', findings: [finding] }

describe('checkReview', () => {
  const found = (change: Partial<ReviewContent>) => checkReview({ ...review, ...change }, new Set([targetId])).map(({ code }) => code)
  it.each<[Partial<ReviewContent>, string[]]>([
    [{}, []], [{ periodTo: plainDate('2026-06-01') }, ['PERIOD']], [{ heldOn: plainDate('2026-06-30') }, ['HELD_ON']], [{ nextDueOn: plainDate('2026-10-12') }, ['NEXT_DUE_ON']], [{ summary: ' ' }, ['SUMMARY_LENGTH']],
    [{ findings: [{ ...finding, role: 'Data engineer' }] }, ['FINDING_ABOUT']], [{ findings: [{ ...finding, targetId: null }] }, ['FINDING_ABOUT']], [{ findings: [{ ...finding, targetId: newId<TargetId>() }] }, ['TARGET_UNKNOWN']],
    [{ findings: [{ ...finding, words: '' }] }, ['WORDS_LENGTH']], [{ findings: Array.from({ length: 51 }, () => finding) }, ['TOO_MANY_FINDINGS']],
  ])('of %j says %j', (change, codes) => expect(found(change)).toEqual(codes))
})

describe('actions', () => {
  const today = plainDate('2026-10-12')
  const action = { title: 'Open a scheme', organisationId: newId<OrganisationId>(), personId: null, dueOn: today }
  it('are due some day, for somebody who is there', () => {
    const found = (change: object, facts: object = {}) => checkAction({ ...action, ...change }, { today, organisationKnown: true, personBelongs: true, ...facts }).map(({ code }) => code)
    expect([found({}), found({ title: '' }), found({ dueOn: plainDate('2026-10-11') }), found({}, { organisationKnown: false }), found({}, { personBelongs: false })]).toEqual([[], ['TITLE_LENGTH'], ['DUE_PASSED'], ['ORGANISATION_UNKNOWN'], ['PERSON_UNKNOWN']])
  })
  it.each([['2026-10-11', 'overdue'], ['2026-10-12', 'soon'], ['2026-10-19', 'soon'], ['2026-10-20', undefined]] as const)('due on %s are reminded of as %s', (dueOn, occasion) =>
    expect(reminderDue(plainDate(dueOn), today, plainDate('2026-10-19'))).toBe(occasion))
})

describe('checkIndicator', () => {
  const content: IndicatorContent = { title: 'Posts', definition: 'All', numerator: 'Posts', denominator: null, unit: 'count', direction: 'at_least', sourceKey: 's', parameters: {}, breakdowns: ['region'], formulaVersion: '1', changeNote: 'First' }
  const source: SourceFacts = { unit: 'count', breakdowns: ['region'], hasDenominator: false, parameterProblems: [] }
  it('holds it against its source', () => {
    const found = (change: Partial<IndicatorContent>, facts: SourceFacts | undefined = source) => checkIndicator({ ...content, ...change }, facts).map(({ code, field }) => `${code} ${field}`)
    expect(found({})).toEqual([])
    expect(found({ unit: 'percent', denominator: 'All posts', breakdowns: ['programme'] })).toEqual(['UNIT_OF_SOURCE unit', 'DENOMINATOR_OF_SOURCE denominator', 'BREAKDOWN_OF_SOURCE breakdowns'])
    expect(found({}, { ...source, parameterProblems: [{ path: 'grades', message: 'Name one' }] })).toEqual(['PARAMETER parameters.grades'])
    expect(found({ title: '', definition: ' ', changeNote: '' })).toEqual(['TITLE_LENGTH title', 'DEFINITION_LENGTH definition', 'CHANGE_NOTE_LENGTH changeNote'])
    expect(checkIndicator(content, undefined).map(({ code }) => code)).toEqual(['SOURCE_UNKNOWN'])
    expect([checkIndicatorKey('posts-filled'), checkIndicatorKey('Posts')]).toEqual([[], [expect.objectContaining({ code: 'KEY_MALFORMED' })]])
  })
})

describe('checkFigure', () => {
  const figure = { on: plainDate('2026-10-01'), numerator: 3, denominator: null, source: 'Count of the LGA', reason: null, known: true, divides: false, corrects: false, today: plainDate('2026-10-12') }
  it.each<[object, string[]]>([
    [{}, []], [{ on: plainDate('2026-10-13') }, ['DAY_IN_FUTURE']], [{ numerator: -1 }, ['NUMERATOR']], [{ denominator: 5 }, ['DENOMINATOR_UNUSED']], [{ divides: true }, ['DENOMINATOR']],
    [{ divides: true, denominator: 2 }, ['MORE_THAN_ALL']], [{ divides: true, denominator: 3 }, []], [{ corrects: true }, ['REASON_REQUIRED']], [{ corrects: true, reason: 'Counted again' }, []], [{ known: false, source: '' }, ['AREA', 'SOURCE_LENGTH']],
  ])('of %j says %j', (change, codes) => expect(checkFigure({ ...figure, ...change }).map(({ code }) => code)).toEqual(codes))
})
