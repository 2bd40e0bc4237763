import { deadlineWords } from './deadline.js'

describe('deadlineWords', () => {
  it.each([
    ['2026-07-06T23:00:00Z', 'by the end of 6 July 2026'], ['2026-12-01T00:00:00Z', 'by the end of 30 November 2026'],
    ['2026-07-07T00:00:00Z', 'before 1am on 7 July 2026'], ['2026-07-07T14:30:00Z', 'before 3:30pm on 7 July 2026'],
  ])('%s: %s', (end, words) => expect(deadlineWords(new Date(end))).toBe(words))
})
