import { namesOf, quarterWords, shownCount, stateOf } from './words.js'

it('names quarters by their months', () => expect(['2026-Q1', '2026-Q4'].map(quarterWords)).toEqual(['January to March 2026', 'October to December 2026']))
it('shows a count exactly or as a band', () => expect([shownCount({ from: 1204, to: 1204 }), shownCount({ from: -3, to: 1 })]).toEqual(['1,204', '-3 to 1']))
it('keeps a key that has no name', () => expect(['a', 'b'].map(namesOf([{ key: 'a', name: 'A' }]))).toEqual(['A', 'b']))
it('has a tag for every state', () => expect(['submitted', 'corrected', 'draft', 'late', 'not_begun', 'superseded'].map((state) => stateOf(state).text)).not.toContain('late'))
