import { mentoringCastOf } from './mentoring-cast.js'

const options = { mentees: 40, mentors: 20, organisationCodes: ['E1', 'E2', 'E3'], domain: 'waymark.example', seed: 3 }

describe('mentoringCastOf', () => {
  const cast = mentoringCastOf(options)

  it('gives the same people for the same seed, and others for another', () => {
    expect(mentoringCastOf(options)).toEqual(cast)
    expect(mentoringCastOf({ ...options, seed: 4 })).not.toEqual(cast)
  })

  it('gives everybody an address of their own, skills without repetition and mentees one seat', () => {
    expect(new Set(cast.map(({ person }) => person.email)).size).toBe(60)
    for (const { side, skills, capacity } of cast) {
      expect(new Set(skills).size).toBe(skills.length)
      expect(skills.length).toBeGreaterThan(0)
      if (side === 'mentee') expect(capacity).toBe(1)
    }
    expect(cast.filter(({ side }) => side === 'mentor')).toHaveLength(20)
  })
})
