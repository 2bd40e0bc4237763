import { addDays, plainDate } from '#kernel'
import { planSeason } from './plan-season.js'

const startsOn = plainDate('2026-01-05')

describe('planSeason', () => {
  const runs = planSeason({ runs: 20, leaders: 2_000, startsOn, days: 365 })

  it('opens the first run on the first day and the last within the season, still open at its end', () => {
    expect(runs[0]!.opensOn).toBe(startsOn)
    expect(runs.at(-1)!.opensOn < addDays(startsOn, 365)).toBe(true)
    expect(runs.at(-1)!.closesOn > addDays(startsOn, 365)).toBe(true)
  })

  it('keeps the order of a run\'s dates, with every session inside it', () => {
    for (const run of runs) {
      expect([run.opensOn, run.closesOn, run.startsOn, run.endsOn]).toEqual([run.opensOn, run.closesOn, run.startsOn, run.endsOn].toSorted())
      for (const date of run.sessionDates) expect(date >= run.startsOn && date <= run.endsOn).toBe(true)
      expect(run.sessionDates).toHaveLength(run.programme.sessions.length)
    }
  })

  it('never has a facilitator teach twice at one time', () => {
    const hours = runs.flatMap(({ facilitator, sessionDates, sessionTime }) => sessionDates.map((date) => `${facilitator} ${date} ${sessionTime}`))
    expect(new Set(hours).size).toBe(hours.length)
  })

  it('has every audience and every waiting policy', () => {
    expect(new Set(runs.map(({ programme }) => programme.audience)).size).toBe(3)
    expect(new Set(runs.map(({ policy }) => policy)).size).toBe(3)
  })
})
