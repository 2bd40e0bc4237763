import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { aPublication } from '../../testing/a-publication.js'
import { KeptFiles, MOST_KEPT_BYTES } from './kept-files.service.js'
import { publishedFile } from './publication-files.js'

/** A file that counts how often it is made. */
function aFile(etag: string, { isKept = true, bytes = 10 } = {}) {
  const file = { etag, isKept, made: 0, content: async () => {
    const time = ++file.made
    await new Promise((resolve) => setImmediate(resolve))
    const said = Buffer.alloc(bytes, ' ')
    said.write(`${etag} ${time}`)
    return Readable.from([said])
  } }
  return file
}

describe('files of settled snapshots', () => {
  const said = async (kept: KeptFiles, file: ReturnType<typeof aFile>) => (await text(await kept.contentOf(file))).trim()

  it('are made once, however many ask at once and later', async () => {
    const [kept, file] = [new KeptFiles(), aFile('a')]
    expect(await Promise.all([said(kept, file), said(kept, file), said(kept, file)])).toEqual(['a 1', 'a 1', 'a 1'])
    expect([await said(kept, file), file.made]).toEqual(['a 1', 1])
  })

  it('are made anew under another tag, and each time while they may still change', async () => {
    const [kept, file, still] = [new KeptFiles(), aFile('a'), aFile('c', { isKept: false })]
    await said(kept, file)
    expect(await said(kept, aFile('b'))).toBe('b 1')
    expect([await said(kept, still), await said(kept, still)]).toEqual(['c 1', 'c 2'])
  })

  it('that could not be made are tried again', async () => {
    const [kept, file] = [new KeptFiles(), aFile('a')]
    await expect(kept.contentOf({ ...file, content: () => Promise.reject(new Error('no room')) })).rejects.toThrow('no room')
    expect(await said(kept, file)).toBe('a 1')
  })

  it('go when they take too much room, the longest unused first', async () => {
    const kept = new KeptFiles()
    const [a, b, c] = ['a', 'b', 'c'].map((etag) => aFile(etag, { bytes: MOST_KEPT_BYTES / 2 })) as [ReturnType<typeof aFile>, ReturnType<typeof aFile>, ReturnType<typeof aFile>]
    for (const file of [a, b, a, c, a, b]) await kept.contentOf(file)
    expect([a.made, b.made, c.made]).toEqual([1, 2, 1])
  })

  it('are those that are laborious to make: nothing provisional, and nothing that is written line by line', () => {
    const names = [{ format: 'pdf' }, { format: 'xlsx' }, { format: 'ods' }, { format: 'json' }] as const
    const keeps = (state: 'final' | 'revised' | 'provisional') => names.map((name) => publishedFile({ ...aPublication(), state }, name)!.isKept)
    expect([keeps('final'), keeps('revised'), keeps('provisional')]).toEqual([[true, true, true, false], [true, true, true, false], [false, false, false, false]])
  })
})
