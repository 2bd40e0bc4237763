import { describeUtility, toldUtility } from './tell-utility.js'

const errors = (meanErrorBase: number, base: number, totals: number) => ({ kept: 0.9958, meanErrorBase, meanErrorTotals: 1.3, largestError: 3, counted: { base, totals } })
const release = (base: number, totals = base) => ({
  method: 'controlled_rounding' as const, bounds: [{ levels: ['a'], within: 4 }, { levels: ['b'], within: 9 }], utility: errors(1.17, base, totals), simpleRounding: errors(0.8, base, totals),
})

describe('the usefulness of a release', () => {
  it('is told in half people, with the promised bound and never the error that was reached', () => {
    expect(toldUtility(release(100))).toEqual({
      published: { kept: 0.9958, meanErrorBase: 1, meanErrorTotals: 1.5, within: 9 }, simpleRounding: { kept: 0.9958, meanErrorBase: 1, meanErrorTotals: 1.5, within: 2 },
    })
    expect(describeUtility(release(100))).toBe('99.6 per cent of the figures asked for are shown as a number, each within 9 of the true count. On average they are out by 1 (totals by 1.5), to the nearest half; rounding each figure by itself would be out by 1 and 1.5, and would not be safe.')
  })

  it('says no mean of few figures, which would be a statement about single people', () => {
    expect(toldUtility(release(99)).published).toMatchObject({ meanErrorBase: null, meanErrorTotals: null })
    expect(describeUtility(release(99))).toContain('too few of them')
    // Many base figures do not make one total safe.
    expect(toldUtility(release(1_000, 1)).published).toMatchObject({ meanErrorBase: 1, meanErrorTotals: null })
    expect(describeUtility(release(1_000, 1))).toContain('out by 1, to the nearest half')
  })
})
