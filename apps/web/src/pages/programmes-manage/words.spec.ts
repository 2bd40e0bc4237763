import { riskWords } from './words.js'

it('says what needs attention as one line', () => {
  expect(riskWords(['no_sessions', 'no_facilitator'])).toBe('No sessions planned and no facilitator')
  expect(riskWords([])).toBe('')
})
