import { decisionWords, moderatedPost } from './moderated-post.js'

const facts = { number: 3, body: 'Words', authorName: 'Ann Archer', viewerIsAuthor: false, postedAt: '2026-06-01T09:00:00Z', state: 'reported', hiddenReason: null }

describe('moderatedPost', () => {
  it.each([['visible', ['hide']], ['reported', ['hide', 'dismiss']], ['hidden', ['restore']], ['retracted', []]])('offers what can be done with a post that is %s', (state, choices) =>
    expect(moderatedPost({ ...facts, state }).choices.map(({ value }) => value)).toEqual(choices))
  it('says whose words they are', () => {
    expect(moderatedPost(facts)).toMatchObject({ post: { author: 'Ann Archer', body: 'Words' }, posted: expect.stringContaining('1 June 2026') as string })
    expect(moderatedPost({ ...facts, authorName: null }).post.author).toBe('Somebody who has left')
    expect(moderatedPost({ ...facts, viewerIsAuthor: true }).post.author).toBe('You')
  })
  it('says whether others can read it', () =>
    expect(['visible', 'reported', 'hidden'].map((state) => moderatedPost({ ...facts, state }).standing)).toEqual([undefined, 'Readers can read this post.', 'Readers cannot read this post: it is hidden.']))
})

describe('decisionWords', () => {
  it('has words for what is done, and shows what it does not know', () => expect(['hide', 'restore', 'new'].map(decisionWords)).toEqual(['hidden', 'shown again', 'new']))
})
