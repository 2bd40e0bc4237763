import { castOf } from './cast.js'

const options = { leaders: 200, organisationCodes: ['E1', 'E2', 'E3'], domain: 'waymark.example', seed: 1 }

describe('castOf', () => {
  const cast = castOf(options)

  it('gives the same people for the same seed, and others for another', () => {
    expect(castOf(options)).toEqual(cast)
    expect(castOf({ ...options, seed: 2 })).not.toEqual(cast)
  })

  it('gives nobody somebody else\'s address', () => {
    const emails = [...cast.leaders, ...cast.councils.flatMap(({ administrator, lineManager }) => [administrator, lineManager])].map(({ email }) => email)
    expect(new Set(emails).size).toBe(emails.length)
    for (const email of emails) expect(email).toMatch(/^[a-z.]+\.\d+@waymark\.example$/)
  })

  it('gives everybody but elected members the line manager of their own council', () => {
    for (const { background, lineManagerEmail, organisationCode } of cast.leaders) {
      const council = cast.councils.find((one) => one.organisationCode === organisationCode)!
      expect(lineManagerEmail).toBe(background === 'elected_member' ? undefined : council.lineManager.email)
    }
    expect(new Set(cast.leaders.map(({ background }) => background)).size).toBe(3)
  })
})
