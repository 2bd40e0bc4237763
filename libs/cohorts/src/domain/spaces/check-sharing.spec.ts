import { BODY_LIMIT, checkAnnouncement, checkResource, isSafeLink, SHARED_TITLE_LIMIT } from './check-sharing.js'

describe('isSafeLink', () => {
  it.each(['https://example.org/a?b#c', 'http://example.org'])('takes %s', (url) => expect(isSafeLink(url)).toBe(true))
  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'https://user:secret@example.org', '/local', 'example.org', ''])('refuses %j', (url) => expect(isSafeLink(url)).toBe(false))
})

describe('checkResource', () => {
  const link = { title: 'Reading', description: '', url: 'https://example.org', hasFile: false }
  it('wants a link or a file, not both', () => {
    expect(checkResource(link)).toEqual([])
    expect(checkResource({ ...link, url: '', hasFile: true })).toEqual([])
    expect(checkResource({ ...link, hasFile: true })).toMatchObject([{ code: 'CONTENT_MISSING' }])
    expect(checkResource({ ...link, url: ' ' })).toMatchObject([{ code: 'CONTENT_MISSING' }])
  })
  it('lists everything that is wrong', () => {
    expect(checkResource({ title: 'x'.repeat(SHARED_TITLE_LIMIT + 1), description: 'x'.repeat(BODY_LIMIT + 1), url: 'javascript:1', hasFile: false }).map(({ code }) => code))
      .toEqual(['TITLE_TOO_LONG', 'TEXT_TOO_LONG', 'LINK_NOT_SAFE'])
  })
})

it('an announcement has a title and a text of bearable length', () => {
  expect(checkAnnouncement({ title: 'Hello', body: 'x'.repeat(BODY_LIMIT) })).toEqual([])
  expect(checkAnnouncement({ title: ' ', body: ' ' }).map(({ code }) => code)).toEqual(['TITLE_MISSING', 'TEXT_MISSING'])
  expect(checkAnnouncement({ title: 'Hello', body: 'x'.repeat(BODY_LIMIT + 1) })).toMatchObject([{ code: 'TEXT_TOO_LONG', field: 'body' }])
})
