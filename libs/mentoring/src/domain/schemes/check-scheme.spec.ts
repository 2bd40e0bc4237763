import fc from 'fast-check'
import { checkScheme, type SchemeDraft } from './check-scheme.js'
import { decideSchemeChange, type SchemeChangeFacts } from './decide-scheme-change.js'
import { CRITERIA, defaultSettings, type SchemeQuestion, type SchemeSettings } from './scheme-settings.js'
import { SCHEME_KINDS, type SchemeKind } from './scheme-states.js'

const draft = (kind: SchemeKind, change: Partial<SchemeDraft> = {}, settings: Partial<SchemeSettings> = {}): SchemeDraft =>
  ({ kind, title: 'Two-way mentoring', summary: 'Leaders learn from each other.', restricted: false, declaration: '', ...change, settings: { ...defaultSettings(kind), ...settings } })
const found = (given: SchemeDraft) => checkScheme(given).map(({ code, field }) => `${code} ${field}`.trim())
const question: SchemeQuestion = { key: 'why', label: 'Why?', hint: '', sides: ['mentee'], kind: 'text', options: [], required: true }

describe('checkScheme', () => {
  it.each(SCHEME_KINDS)('has nothing against a new %s scheme', (kind) => expect(checkScheme(draft(kind))).toEqual([]))

  it('wants words', () => {
    expect(found(draft('reverse', { title: ' ', summary: 'x'.repeat(2_001) }))).toEqual(['TITLE_LENGTH title', 'SUMMARY_LENGTH summary'])
  })

  it('restricts only schemes of positive action, and says to whom', () => {
    expect(found(draft('paired', { restricted: true, declaration: 'I am' }))).toEqual(['CANNOT_RESTRICT restricted'])
    expect(found(draft('sponsorship', { restricted: true, declaration: '' }))).toEqual(['DECLARATION_LENGTH declaration'])
    expect(found(draft('under_represented', { restricted: true, declaration: 'I am' }))).toEqual([])
    expect(found(draft('under_represented', { declaration: 'I am' }))).toEqual(['DECLARATION_UNUSED declaration'])
  })

  it('refuses every weight that is no whole number in range, and weights of nothing', () => {
    const none = Object.fromEntries(CRITERIA.map((criterion) => [criterion, 0])) as SchemeSettings['weights']
    expect(found(draft('reverse', {}, { weights: none }))).toEqual(['NO_WEIGHT weights'])
    fc.assert(fc.property(fc.constantFrom(...CRITERIA), fc.oneof(fc.constantFrom(Number.NaN, -1, 0.5, 10_001, Number.POSITIVE_INFINITY), fc.integer({ max: -1 }), fc.integer({ min: 10_001 })), (criterion, weight) => {
      expect(found(draft('reverse', {}, { weights: { ...none, skills: 1, [criterion]: weight } }))).toEqual([`WEIGHT weights.${criterion}`])
    }))
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), (weight) => expect(found(draft('reverse', {}, { weights: { ...none, skills: weight } }))).toEqual([])))
  })

  it.each([
    ['mostMentees', 50], ['answerDays', 60], ['firstMeetingDays', 90], ['silentDays', 90], ['months', 36],
  ] as const)('keeps %s between 1 and %i', (field, most) => {
    for (const bad of [0, most + 1, 1.5, Number.NaN]) expect(found(draft('reverse', {}, { [field]: bad }))).toEqual([`OUT_OF_RANGE ${field}`])
    for (const good of [1, most]) expect(found(draft('reverse', {}, { [field]: good }))).toEqual([])
  })

  it('keeps rules to what people are asked', () => {
    const { rules } = defaultSettings('reverse')
    expect(found(draft('reverse', {}, { rules: { ...rules, sharedTimes: 11, acrossBackgrounds: true } }))).toEqual(['OUT_OF_RANGE rules.sharedTimes', 'RULE_NEEDS_PAIRED rules.acrossBackgrounds'])
  })

  it('asks how it goes in order, not too often', () => {
    const weeks = (checkInWeeks: number[]) => found(draft('reverse', {}, { checkInWeeks }))
    expect([weeks([]), weeks([4, 12]), weeks([12, 4]), weeks([4, 4]), weeks([0]), weeks([157]), weeks(Array.from({ length: 13 }, (_, n) => n + 1))])
      .toEqual([[], [], ['CHECK_IN_ORDER checkInWeeks'], ['CHECK_IN_ORDER checkInWeeks'], ['CHECK_IN_WEEK checkInWeeks'], ['CHECK_IN_WEEK checkInWeeks'], ['TOO_MANY_CHECK_INS checkInWeeks']])
  })

  it('checks questions one by one', () => {
    const asked = (...questions: SchemeQuestion[]) => found(draft('reverse', {}, { questions }))
    expect(asked(question, { ...question, key: 'how', kind: 'choice', options: ['A', 'B'] })).toEqual([])
    expect(asked(question, question)).toEqual(['KEY_TWICE questions.1.key'])
    expect(asked({ ...question, key: 'Why?' })).toEqual(['KEY_MALFORMED questions.0.key'])
    expect(asked({ ...question, label: '', hint: 'x'.repeat(501), sides: [] })).toEqual(['LABEL_LENGTH questions.0.label', 'HINT_LENGTH questions.0.hint', 'SIDES questions.0.sides'])
    expect(asked({ ...question, options: ['A'] })).toEqual(['OPTIONS_UNUSED questions.0.options'])
    expect(asked({ ...question, kind: 'choice', options: ['A'] })).toEqual(['OPTIONS_COUNT questions.0.options'])
    expect(asked({ ...question, kind: 'choice', options: ['A', 'a ', ''] })).toEqual(['OPTION_LENGTH questions.0.options', 'OPTION_TWICE questions.0.options'])
    expect(asked(...Array.from({ length: 21 }, (_, n) => ({ ...question, key: `q${n}` })))).toEqual(['TOO_MANY_QUESTIONS questions'])
  })

  it('wants advocacy of sponsors, and of nobody else', () => {
    expect(found(draft('sponsorship', {}, { advocacy: [] }))).toEqual(['ADVOCACY_REQUIRED advocacy'])
    expect(found(draft('sponsorship', {}, { advocacy: ['Speak', 'speak '] }))).toEqual(['ADVOCACY_TWICE advocacy'])
    expect(found(draft('reverse', {}, { advocacy: ['Speak'] }))).toEqual(['ADVOCACY_UNUSED advocacy'])
  })
})

describe('decideSchemeChange', () => {
  const facts: SchemeChangeFacts = { seenVersion: 2, version: 2, mentees: 3, was: { restricted: true, declaration: 'I am' }, becomes: { restricted: true, declaration: 'I am' }, lostSkills: [] }
  const codes = (change: Partial<SchemeChangeFacts>) => decideSchemeChange({ ...facts, ...change }).map(({ code }) => code)

  it('lets one of two managers win', () => expect([codes({}), codes({ seenVersion: 1 })]).toEqual([[], ['CONFLICT']]))

  it('keeps the words that mentees declared', () => {
    const other = { restricted: true, declaration: 'I am not' }
    expect([codes({ becomes: other }), codes({ becomes: other, mentees: 0 }), codes({ becomes: { restricted: false, declaration: '' } }), codes({ was: { restricted: false, declaration: '' } })])
      .toEqual([['DECLARATION_FIXED'], [], [], ['RESTRICTION_TOO_LATE']])
  })

  it('keeps the skills that people chose', () => expect(codes({ lostSkills: ['data'] })).toEqual(['SKILLS_LOST']))
})
