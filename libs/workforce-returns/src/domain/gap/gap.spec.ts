import fc from 'fast-check'
import { checkReference } from '../reference.js'
import { checkLearningRoute } from './learning-route.js'
import { shownRegions } from './shown-regions.js'
import { byGap, exactly, gapOf } from './skills-gap.js'

describe('regions that may be shown', () => {
  const shown = (...counts: number[]) => shownRegions(counts.map((organisations, n) => ({ region: `r${n}`, organisations })))
  it('are all when each has three organisations', () => expect(shown(3, 5)).toEqual(['r0', 'r1']))
  it('leave out the small ones together with the next, so that nobody subtracts one organisation', () => {
    expect(shown(2, 5, 9)).toEqual(['r2'])
    expect(shown(1, 2, 9)).toEqual(['r2'])
    expect(shown(1)).toEqual([])
  })
  it('never leave fewer than three organisations, or a single region, in what is withheld', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 9 }), (counts) => {
      const visible = new Set(shown(...counts))
      const withheld = counts.filter((count, n) => count > 0 && !visible.has(`r${n}`))
      expect(counts.every((count, n) => !visible.has(`r${n}`) || count >= 3)).toBe(true)
      if (withheld.length > 0 && visible.size > 0) expect(withheld.length >= 2 && withheld.reduce((a, b) => a + b, 0) >= 3).toBe(true)
    }))
  })
})

it('a gap is what is needed less who is there, as exact as the supply', () => {
  const figures = { role: 'dev', skill: 'sql', level: 'expert', neededNow: 5, neededInThreeYears: 9 }
  expect(gapOf({ ...figures, supply: exactly(3) })).toMatchObject({ gapNow: { from: 2, to: 2 }, gapInThreeYears: { from: 6, to: 6 } })
  expect(gapOf({ ...figures, supply: { from: 0, to: 4 } }).gapNow).toEqual({ from: 1, to: 5 })
  expect([gapOf({ ...figures, supply: exactly(8) }), gapOf({ ...figures, supply: exactly(1) })].sort(byGap)[0]?.supply.from).toBe(1)
})

it('a route teaches one skill by one thing', () => {
  const facts = { skills: new Set(['sql']), levels: new Set(['expert']) }
  const route = { skillKey: 'sql', levelKey: 'expert', programmeId: 'p', externalOfferId: null, note: '' }
  expect(checkLearningRoute(route, facts).ok).toBe(true)
  for (const over of [{ skillKey: 'x' }, { levelKey: 'x' }, { externalOfferId: 'o' }, { programmeId: null }, { note: 'x'.repeat(501) }]) expect(checkLearningRoute({ ...route, ...over }, facts).ok).toBe(false)
})

it('a list of characteristics has "not known" and "prefer not to say" everywhere, and returns are due within the next quarter', () => {
  const sex = (...keys: string[]) => checkReference({ kind: 'characteristics', content: [{ key: 'sex', name: 'Sex', categories: keys.map((key) => ({ key, name: key })) }] })
  expect(sex('female', 'not_known', 'prefer_not_to_say').ok).toBe(true)
  expect(sex('female', 'not_known')).toMatchObject({ error: [{ code: 'CATEGORY_MISSING' }] })
  expect(checkReference({ kind: 'grades', content: [{ key: 'a', name: 'A' }, { key: 'a', name: 'B' }] })).toMatchObject({ error: [{ code: 'DUPLICATE' }] })
  expect(checkReference({ kind: 'grades', content: [] }).ok).toBe(false)
  expect([30, 0, 81, 1.5].map((dueDays) => checkReference({ kind: 'timetable', content: { dueDays } }).ok)).toEqual([true, false, false, false])
})
