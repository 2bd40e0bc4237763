import fc from 'fast-check'
import { localPath } from './local-path.js'

describe('localPath', () => {
  it.each(['/', '/account', '/programmes?audience=leaders&page=2', '/runs/1#sessions'])('keeps %s', (path) => expect(localPath(path)).toBe(path))
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/\t/evil.example', '/..//evil.example', '', undefined, ['/a'], '/x\ny'])(
    'refuses %j', (value) => expect(localPath(value)).toBe('/'))
  it('never leads off the site', () =>
    fc.assert(fc.property(fc.string(), (s) => {
      expect(new URL(localPath(`/${s}`), 'https://waymark.example').origin).toBe('https://waymark.example')
    }), { numRuns: 2_000 }))
})
