import { checkMinimum } from './check-minimum.js'

describe('checkMinimum', () => {
  it.each([[8, 8, 0, 'reached'], [8, 7, 1, 'within_reach'], [8, 7, 0, 'at_risk'], [0, 0, 0, 'reached']] as const)('of %s with %s and %s more says %s', (minimum, accepted, mayFollow, outlook) => {
    expect(checkMinimum({ minimum, accepted, mayFollow })).toBe(outlook)
  })
})
