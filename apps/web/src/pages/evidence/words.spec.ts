import { aboutWords, answerWords, dateWords, postWords, stateTag } from './words.js'

describe('words of milestones', () => {
  it('say who it is about, of people and of organisations', () => {
    expect(aboutWords({ person: 'Cheryl Chief', organisation: 'Borchester', title: 'Chief Executive' })).toBe('Cheryl Chief: Chief Executive, Borchester')
    expect(aboutWords({ person: null, organisation: 'Borchester', title: 'Standards adopted' })).toBe('Borchester: Standards adopted')
  })

  it('say what the person concerned answered, or until when they may', () => {
    expect([answerWords('objected', null), answerWords(null, '2026-10-19'), answerWords(null, null)]).toEqual(['Objects', 'Not answered yet: may object until 19 October 2026', 'Nobody has to be waited for'])
  })

  it('give posts and states in words', () => {
    expect(postWords({ post: 'Head of Digital', grade: null, employer: 'Borchester', startsOn: '2019-01-01', endsOn: '2020-02-01' })).toBe('Head of Digital, Borchester, from 1 January 2019 until 1 February 2020')
    expect([postWords(null), stateTag('evidenced').text, dateWords('2026-10-12T09:00:00Z')]).toEqual(['Not in the career history any more', 'Waits for a verifier', '12 October 2026'])
  })
})
