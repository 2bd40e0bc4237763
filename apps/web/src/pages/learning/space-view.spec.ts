import { linkToResource } from './space-view.js'

describe('linkToResource', () => {
  it('opens files through Waymark', () =>
    expect(linkToResource({ url: null, file: { id: 'f', name: 'Slides.pdf', size: 2_500_000 } })).toMatchObject({ href: '/files/f', what: 'Slides.pdf, 2,442 KB' }))
  it('says where a link leads', () => expect(linkToResource({ url: 'https://www.example.org/reading?list=1', file: null })).toMatchObject({ href: 'https://www.example.org/reading?list=1', what: 'www.example.org' }))
  it('has no link for a file that is gone', () => expect(linkToResource({ url: null, file: null })).toMatchObject({ href: undefined, what: '' }))
})
