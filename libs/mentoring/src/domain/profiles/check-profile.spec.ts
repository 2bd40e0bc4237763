import fc from 'fast-check'
import { defaultSettings, type SchemeQuestion } from '../schemes/scheme-settings.js'
import { checkAvoided, checkTags, checkWishes, sameTag } from './check-preferences.js'
import { checkProfile } from './check-profile.js'
import type { ProfileDetails } from './profile-details.js'
import type { ProfileContent, SchemeDemands } from './profile-sections.js'
import { completeness, whatIsMissing } from './what-is-missing.js'

const question: SchemeQuestion = { key: 'why', label: 'Why now?', hint: '', sides: ['mentee'], kind: 'text', options: [], required: true }
const scheme = (change: Partial<SchemeDemands> = {}): SchemeDemands => ({ kind: 'paired', restricted: false, settings: { ...defaultSettings('paired'), mostMentees: 3 }, ...change })
const framework = { skills: new Set(['data', 'design', ...Array.from({ length: 11 }, (_, n) => `s${n}`)]), levels: new Set(['aware']) }
const full: ProfileDetails = { goals: 'To learn.', background: 'digital', seniority: 'manager', modes: ['video'], languages: ['en'] }
const mentee: ProfileContent = { side: 'mentee', details: full, capacity: 1, wants: [{ key: 'data', level: null }], offers: [], declared: false }
const mentor: ProfileContent = { ...mentee, side: 'mentor', capacity: 2, wants: [], offers: [{ key: 'data', level: 'aware' }] }
const missing = (content: ProfileContent, of = scheme()) => whatIsMissing(content, of).map(({ field }) => field)
const wrong = (content: ProfileContent, of = scheme(), was?: { capacity: number; taken: number }) => checkProfile(content, of, framework, was).map(({ code, field }) => `${code} ${field}`)

describe('whatIsMissing', () => {
  it('lets a complete profile through, on either side', () => expect([missing(mentee), missing(mentor)]).toEqual([[], []]))

  it('names all that a new profile needs, by side and kind', () => {
    const empty: ProfileContent = { side: 'mentee', details: {}, capacity: 1, wants: [], offers: [], declared: false }
    expect(missing(empty)).toEqual(['about.goals', 'about.background', 'about.seniority', 'skills.wants', 'meeting.modes', 'meeting.languages'])
    expect(missing({ ...empty, side: 'mentor' }, scheme({ kind: 'reverse' }))).toEqual(['about.seniority', 'skills.offers', 'meeting.modes', 'meeting.languages'])
  })

  it('needs a declaration of mentees of a restricted scheme alone', () => {
    const restricted = scheme({ restricted: true })
    expect([missing(mentee, restricted), missing({ ...mentee, declared: true }, restricted), missing(mentor, restricted)]).toEqual([['declaration'], [], []])
  })

  it('needs answers to the questions that the side is asked', () => {
    const asking = scheme({ settings: { ...scheme().settings, questions: [question, { ...question, key: 'more', required: false }] } })
    const answered = (why: string): ProfileContent => ({ ...mentee, details: { ...full, answers: { why } } })
    expect([missing(mentee, asking), missing(answered(' '), asking), missing(answered('Now'), asking), missing(mentor, asking)]).toEqual([['answers.why'], ['answers.why'], [], []])
  })

  it('becomes a task list: what is left out may be optional', () => {
    const asking = scheme({ restricted: true, settings: { ...scheme().settings, blind: true, questions: [question] } })
    const list = completeness({ ...mentee, wants: [] }, asking).map(({ section, state }) => `${section} ${state}`)
    expect(list).toEqual(['about complete', 'skills incomplete', 'working optional', 'meeting complete', 'questions incomplete', 'declaration incomplete', 'avoid optional', 'background optional'])
    expect(completeness(mentor, asking).map(({ section }) => section)).toEqual(['about', 'skills', 'working', 'meeting', 'avoid', 'background'])
    expect(completeness({ ...mentee, details: { ...full, values: [null, 3] } }, scheme()).find(({ section }) => section === 'working')?.state).toBe('complete')
  })
})

describe('checkProfile', () => {
  it('has nothing against a draft without anything', () => expect(wrong({ ...mentee, details: {}, wants: [] })).toEqual([]))

  it('knows the lists', () => {
    const odd = { headline: 'x'.repeat(201), goals: 'x'.repeat(2_001), background: 'both', seniority: 'king', sector: 'war', workingPattern: 'never', modes: ['video', 'video'], languages: ['fr'], choice: 'wishes' } as unknown as ProfileDetails
    expect(wrong({ ...mentee, details: odd })).toEqual([
      'TOO_LONG about.headline', 'TOO_LONG about.goals', 'UNKNOWN about.background', 'UNKNOWN about.seniority', 'UNKNOWN about.sector', 'UNKNOWN about.workingPattern',
      'UNKNOWN working.choice', 'UNKNOWN meeting.modes', 'UNKNOWN meeting.languages',
    ])
  })

  it('takes half-days of a working week, and values from 1 to 5', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_023 }), (times) => expect(wrong({ ...mentee, details: { times } })).toEqual([])))
    for (const times of [-1, 1_024, 0.5, Number.NaN]) expect(wrong({ ...mentee, details: { times } })).toEqual(['OUT_OF_RANGE meeting.times'])
    expect(wrong({ ...mentee, details: { values: [1, null, 5] } })).toEqual([])
    for (const values of [[0], [6], [1.5], [1, 1, 1, 1, 1, 1, 1]]) expect(wrong({ ...mentee, details: { values } })).toEqual(['OUT_OF_RANGE working.values'])
  })

  it('takes ten known skills, each once', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => ({ key: `s${n}`, level: null }))
    const skill = { key: 'data', level: null }
    expect([wrong({ ...mentee, wants: many(10), offers: many(10) }), wrong({ ...mentee, wants: many(11) }), wrong({ ...mentee, offers: [skill, { ...skill, level: 'aware' }] })])
      .toEqual([[], ['TOO_MANY skills.wants'], ['TWICE skills.offers']])
    expect([wrong({ ...mentee, wants: [{ key: 'magic', level: null }] }), wrong({ ...mentee, offers: [{ key: 'data', level: 'wizard' }] })]).toEqual([['UNKNOWN skills.wants'], ['UNKNOWN skills.offers']])
  })

  it('takes answers to the side’s own questions', () => {
    const asking = scheme({ settings: { ...scheme().settings, questions: [question, { ...question, key: 'pick', kind: 'choice', options: ['A', 'B'] }] } })
    const answered = (answers: Record<string, string>, content = mentee) => wrong({ ...content, details: { answers } }, asking)
    expect([answered({ why: 'x', pick: 'A' }), answered({ pick: '' }), answered({ pick: 'C' }), answered({ why: 'x'.repeat(2_001) }), answered({ gone: 'x' }), answered({ why: 'x' }, mentor)])
      .toEqual([[], [], ['UNKNOWN answers.pick'], ['TOO_LONG answers.why'], ['UNKNOWN answers.gone'], ['UNKNOWN answers.why']])
  })

  it('keeps a capacity within the scheme and not below what is taken', () => {
    const offering = (capacity: number, was?: { capacity: number; taken: number }) => wrong({ ...mentor, capacity }, scheme(), was)
    expect([0, 3].map((capacity) => offering(capacity))).toEqual([[], []])
    for (const capacity of [-1, 4, 10_000, 1.5, Number.NaN]) expect(offering(capacity)).toEqual(['OUT_OF_RANGE capacity'])
    expect([offering(1, { capacity: 3, taken: 2 }), offering(2, { capacity: 3, taken: 2 }), offering(9, { capacity: 9, taken: 2 })]).toEqual([['BELOW_TAKEN capacity'], [], []])
    expect(wrong({ ...mentee, capacity: 2 })).toEqual(['OUT_OF_RANGE capacity'])
  })
})

describe('private preferences', () => {
  const wishes = (personIds: string[], blind = false) => checkWishes({ personIds, ownId: 'me', blind, onOtherSide: new Set(['a', 'b', ...Array.from({ length: 11 }, (_, n) => `p${n}`)]) }).map(({ code }) => code)
  const avoided = (personIds: string[], organisationIds: string[] = [], emails: string[] = []) => checkAvoided({
    personIds, organisationIds, addresses: emails.map((typed) => ({ typed, email: typed.includes('@') ? typed : undefined })), ownId: 'me', ownEmails: new Set(['me@x']), known: new Set(['a', 'o', ...Array.from({ length: 21 }, (_, n) => `p${n}`)]),
  }).map(({ code }) => code)
  const people = (count: number) => Array.from({ length: count }, (_, n) => `p${n}`)

  it('wishes are for people of the other side, and not in the blind', () => {
    expect([wishes(['b', 'a']), wishes(people(10)), wishes(people(11)), wishes(['a', 'a']), wishes(['me']), wishes(['x']), wishes(['a'], true), wishes([], true)])
      .toEqual([[], [], ['TOO_MANY'], ['TWICE'], ['ONESELF'], ['NOT_THERE'], ['BLIND_SCHEME'], []])
  })

  it('avoids known people and organisations', () => {
    expect([avoided(['a'], ['o']), avoided(people(20)), avoided(people(20), ['o']), avoided(['a', 'a']), avoided(['me']), avoided(['x']), avoided([], ['x'])])
      .toEqual([[], [], ['TOO_MANY'], ['TWICE'], ['ONESELF'], ['UNKNOWN'], ['UNKNOWN']])
    expect([avoided([], [], ['a@x', 'b@x']), avoided(people(19), [], ['a@x', 'b@x']), avoided([], [], ['a@x', 'a@x']), avoided([], [], ['me@x']), avoided([], [], ['nobody'])])
      .toEqual([[], ['TOO_MANY'], ['TWICE'], ['ONESELF'], ['NOT_AN_ADDRESS']])
  })

  it('takes a few short words about a background, each once', () => {
    const tags = (given: string[]) => checkTags(given).map(({ code }) => code)
    expect([tags(['Carer', 'First in family']), tags(['Carer', ' carer ']), tags(['']), tags(['x'.repeat(61)]), tags(people(9))]).toEqual([[], ['TWICE'], ['LENGTH'], ['LENGTH'], ['TOO_MANY']])
    fc.assert(fc.property(fc.string(), (tag) => sameTag(sameTag(tag)) === sameTag(tag)))
  })
})
