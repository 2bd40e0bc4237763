import { castOf } from '../../cast.js'
import { milestoneCastOf } from './milestone-cast.js'

describe('milestoneCastOf', () => {
  const { leaders } = castOf({ leaders: 60, organisationCodes: ['E1', 'E2', 'E3'], domain: 'waymark.example', seed: 1 })
  const options = { people: leaders, councilCodes: ['E1', 'E2', 'E3'], centralCodes: ['D1', 'D2'], seed: 9, days: 60 }
  const cast = milestoneCastOf(options)

  it('gives the same people for the same seed, each once', () => {
    expect(milestoneCastOf(options)).toEqual(cast)
    expect(new Set(cast.map(({ person }) => person.email)).size).toBe(cast.length)
  })

  it('has every way to a claim, true ones and others, for both targets', () => {
    expect(new Set(cast.map(({ way }) => way)).size).toBe(4)
    for (const target of ['chief-executives', 'placements']) expect(cast.filter((one) => one.target === target).length).toBeGreaterThanOrEqual(4)
    expect(new Set(cast.map(({ isTrue }) => isTrue)).size).toBe(2)
    expect(cast.filter(({ poorEvidence, twice }) => poorEvidence || twice).length).toBeGreaterThan(1)
    expect(cast.filter(({ day }) => day === 57)).toHaveLength(2)
    for (const { isTrue, poorEvidence } of cast) expect(poorEvidence && !isTrue).toBe(false)
  })
})
