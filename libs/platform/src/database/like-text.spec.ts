import { likeText } from './like-text.js'

describe('likeText', () => {
  it.each([null, undefined, '', '  '])('is no filter for %p', (text) => expect(likeText(text)).toBeNull())
  it('takes wildcards literally', () => expect(likeText(' 50%_a\\b ')).toBe('50\\%\\_a\\\\b'))
})
