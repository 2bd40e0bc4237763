import { formatMinutes, formatNumber, formatPence, listInWords, pluralise, sentenceCase } from './words.js'

describe('words', () => {
  it.each([[0, '0 places'], [1, '1 place'], [2, '2 places'], [1204, '1,204 places']])('counts %d', (n, text) => expect(pluralise(n, 'place')).toBe(text))
  it('takes an irregular plural', () => expect(pluralise(3, 'person', 'people')).toBe('3 people'))
  it.each([[0, '0 minutes'], [45, '45 minutes'], [60, '1 hour'], [150, '2 hours 30 minutes'], [61, '1 hour 1 minute']])('writes %d minutes', (n, text) => expect(formatMinutes(n)).toBe(text))
  it.each([[125_000, '£1,250'], [1250, '£12.50'], [0, '£0']])('writes %d pence', (n, text) => expect(formatPence(n)).toBe(text))
  it.each([[[], ''], [['Leeds'], 'Leeds'], [['Leeds', 'York'], 'Leeds and York'], [['Leeds', 'York', 'Hull'], 'Leeds, York and Hull']])('lists %j', (items, text) => expect(listInWords(items)).toBe(text))
  it('makes words of a code', () => expect(sentenceCase('MANAGER_APPROVED')).toBe('Manager approved'))
  it('groups thousands', () => expect(formatNumber(1_234_567)).toBe('1,234,567'))
})
