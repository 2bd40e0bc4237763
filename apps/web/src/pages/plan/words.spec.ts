import { actionTag, goalWords, ragTag, valueWords } from './words.js'

describe('the plan in words', () => {
  it('gives values in their units', () => {
    expect([valueWords(1234, 'count'), valueWords(70, 'percent'), valueWords(20, 'relative_change'), valueWords(-2.55, 'percentage_points'), valueWords(null, 'count')]).toEqual(['1,234', '70%', '+20%', '-2.5 points', 'Not known yet'])
    expect(goalWords({ direction: 'at_least', targetValue: 10, unit: 'count', dueOn: '2030-12-31' })).toBe('At least 10 by 31 December 2030')
  })

  it('never leaves a colour alone', () => {
    expect([ragTag('red'), ragTag('amber'), ragTag('green'), ragTag(null)].map(({ text }) => text)).toEqual(['Behind', 'Slightly behind', 'On track', 'Not computed yet'])
    expect([actionTag('open', '2026-10-11', '2026-10-12'), actionTag('open', '2026-10-12', '2026-10-12'), actionTag('done', '2026-10-11', '2026-10-12')].map(({ text }) => text)).toEqual(['Overdue', 'Open', 'Done'])
  })
})
