import fc from 'fast-check'
import { nameKey, normaliseEmail, normaliseName } from './normalise-person.js'
import { closest, similarity } from './similarity.js'

describe('normaliseEmail', () => {
  it.each([
    [' Ada.Okafor@Adur.GOV.uk ', 'ada.okafor@adur.gov.uk'],
    ['ada+course@adur.gov.uk', 'ada+course@adur.gov.uk'],
    ["o'neill@kent.gov.uk", "o'neill@kent.gov.uk"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['ada@bu\u0308cher.example', 'ada@xn--bcher-kva.example'],
  ])('stores %j as %j', (text, stored) => expect(normaliseEmail(text)).toEqual({ ok: true, value: stored }))

  it.each([
    ['', 'EMPTY'],
    ['  ', 'EMPTY'],
    [`${'a'.repeat(250)}@b.uk`, 'TOO_LONG'],
    [`${'a'.repeat(65)}@kent.gov.uk`, 'NOT_AN_ADDRESS'],
    ['ada', 'NOT_AN_ADDRESS'],
    ['@kent.gov.uk', 'NOT_AN_ADDRESS'],
    ['ada@', 'NOT_AN_ADDRESS'],
    ['ada@kent', 'NOT_AN_ADDRESS'],
    ['ada@10.0.0.1', 'NOT_AN_ADDRESS'],
    ['a@b@kent.gov.uk', 'NOT_AN_ADDRESS'],
    ['ada okafor@kent.gov.uk', 'NOT_AN_ADDRESS'],
    ['ada..b@kent.gov.uk', 'NOT_AN_ADDRESS'],
    ['ada@kent.gov.uk\r\nBcc: x@y.uk', 'NOT_AN_ADDRESS'],
    ['"a"@kent.gov.uk', 'NOT_AN_ADDRESS'],
    ['ada@é/../x.uk', 'NOT_AN_ADDRESS'],
    ['аda@kent.gov.uk', 'LOOK_ALIKE_CHARACTERS'],
    ['ada@\u212Aent.gov.uk', 'LOOK_ALIKE_CHARACTERS'],
    ['ada@ｋent.gov.uk', 'LOOK_ALIKE_CHARACTERS'],
    ['\u212Aate@kent.gov.uk', 'LOOK_ALIKE_CHARACTERS'],
  ])('refuses %j as %s', (text, code) => expect(normaliseEmail(text)).toEqual({ ok: false, error: code }))

  it('never takes a domain with a Cyrillic letter for the Latin one', () => {
    expect(normaliseEmail('ada@kеnt.gov.uk')).not.toEqual(normaliseEmail('ada@kent.gov.uk'))
  })

  it('is stable: a stored address is its own stored form', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const once = normaliseEmail(text)
        if (once.ok) expect(normaliseEmail(once.value)).toEqual(once)
      }),
    )
  })
})

describe('names', () => {
  it('keep accents and capitals', () => expect(normaliseName('  Zoe\u0308  O’Brien ')).toBe('Zoë O’Brien'))
  it('are compared without them', () => expect(nameKey('ZOË O’Brien-Smith')).toBe('zoe o brien smith'))
})

describe('similarity', () => {
  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['abc', 'xyz', 0],
    ['', 'a', 0],
  ])('of %s and %s is %d', (a, b, expected) => expect(similarity(a, b)).toBeCloseTo(expected, 3))

  it('is symmetric and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-d ]{0,12}$/), fc.stringMatching(/^[a-d ]{0,12}$/), (a, b) => {
        const score = similarity(a, b)
        expect(score).toBeCloseTo(similarity(b, a), 10)
        expect(score >= 0 && score <= 1).toBe(true)
      }),
    )
  })

  it('suggests what was meant, or nothing', () => {
    expect(closest('Facilitater', ['learner', 'facilitator', 'verifier'])).toBe('facilitator')
    expect(closest('zzz', ['learner', 'facilitator'])).toBeUndefined()
  })
})
