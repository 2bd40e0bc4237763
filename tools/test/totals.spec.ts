import { totals } from './totals.mjs'

describe('the totals of a run', () => {
  it('counts a file that could not run as a failure', () => {
    expect(totals({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, numRuntimeErrorTestSuites: 2 })).toEqual({ passed: 5, failed: 3, skipped: 3 })
  })
})
