import fc from 'fast-check'
import { type ProfileDetails, SENIORITIES } from '../profiles/profile-details.js'
import { reasonsFor, type ReasonFacts } from './reasons.js'

const facts = (details: ProfileDetails, wants: readonly string[] = [], offers: readonly string[] = []): ReasonFacts => ({ details, wants, offers })

describe('reasons for a pair', () => {
  it('names the skills that one wants and the other offers, in the order of the mentee', () => {
    expect(reasonsFor(facts({}, ['data', 'design', 'delivery', 'data']), facts({}, [], ['delivery', 'data']))).toEqual([{ code: 'skills', skills: ['data', 'delivery'] }])
    expect(reasonsFor(facts({}, [], ['data']), facts({}, ['data'], []))).toEqual([])
  })

  it('says what the two have in common, and nothing where one of them left it out', () => {
    const mentee: ProfileDetails = { seniority: 'officer', sector: 'housing', background: 'non_digital', times: 0b111, modes: ['phone', 'video'], languages: ['en', 'cy', 'bsl'], values: [1, 5, 3, null, 2, 4] }
    const mentor: ProfileDetails = { seniority: 'manager', sector: 'housing', background: 'digital', times: 0b110, modes: ['video', 'in_person'], languages: ['cy', 'bsl'], values: [2, 4, 3, 3, 5, 4] }
    expect(reasonsFor(facts(mentee), facts(mentor))).toEqual([
      { code: 'seniority', steps: 2 }, { code: 'values', alike: 4, of: 5 }, { code: 'same_sector', sector: 'housing' }, { code: 'across_backgrounds' },
      { code: 'times', halfDays: 2 }, { code: 'modes', modes: ['video'] }, { code: 'language', language: 'cy' },
    ])
    expect(reasonsFor(facts(mentee), facts({}))).toEqual([])
    expect(reasonsFor(facts({}), facts(mentor))).toEqual([])
  })

  it('does not speak of a distance too great to be a reason, or of values that are far apart', () => {
    expect(reasonsFor(facts({ seniority: 'early_career', values: [1, 1, 1, 1] }), facts({ seniority: 'chief_officer', values: [5, 5, 1, 1] }))).toEqual([])
  })

  it('is the same whatever is private in the profiles', () => {
    const anybody = fc.record({ seniority: fc.constantFrom(...SENIORITIES), times: fc.nat(1023), values: fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { maxLength: 6 }) })
    fc.assert(fc.property(anybody, anybody, fc.constantFrom('skills' as const, 'values' as const), fc.string(), (mentee, mentor, choice, words) => {
      const told = { headline: words, goals: words, answers: { why: words }, choice }
      expect(reasonsFor(facts({ ...mentee, ...told }), facts({ ...mentor, ...told }))).toEqual(reasonsFor(facts(mentee), facts(mentor)))
    }))
  })
})
