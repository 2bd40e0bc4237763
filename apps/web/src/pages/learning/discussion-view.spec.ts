import { postView } from './discussion-view.js'

const post = { id: 'p', body: 'Hello', state: 'visible', authorName: 'Asha Rahman', hiddenReason: null, viewerIsAuthor: false }

describe('postView', () => {
  it('lets others report and the author take back', () => {
    expect(postView(post)).toMatchObject({ author: 'Asha Rahman', mayReport: true, mayRetract: false })
    expect(postView({ ...post, viewerIsAuthor: true })).toMatchObject({ author: 'You', mayReport: false, mayRetract: true })
  })
  it.each([
    [{ state: 'retracted' }, 'This post was taken back by its author.'],
    [{ state: 'hidden' }, 'A facilitator has hidden this post.'],
    [{ state: 'hidden', hiddenReason: 'Names a colleague' }, 'A facilitator has hidden this post. Reason: Names a colleague'],
  ])('says what became of words that are gone: %j', (change, instead) =>
    expect(postView({ ...post, body: null, ...change })).toMatchObject({ instead, mayReport: false, mayRetract: false }))
  it('does not lose a post whose author is gone', () => expect(postView({ ...post, authorName: null }).author).toBe('Somebody who has left'))
})
