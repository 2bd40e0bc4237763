import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileOf, holdFile, MOST_HELD } from './held-file.js'

const hold = async (...pieces: Buffer[]) => {
  const held = holdFile({ name: 'a.csv', content: Readable.from(pieces) })
  const before = held.text()
  return { before, sent: await buffer(held.upload.content), text: held.text() }
}

describe('holdFile', () => {
  it('passes the file on as it is, and keeps its text without the mark of UTF-8', async () => {
    const file = Buffer.from('\uFEFFemail\r\nzoë@example.org\r\n')
    expect(await hold(file.subarray(0, 13), file.subarray(13))).toEqual({ before: undefined, sent: file, text: 'email\r\nzoë@example.org\r\n' })
  })
  it('keeps nothing of a file that is too long, and passes on all of it', async () => {
    const held = await hold(Buffer.alloc(MOST_HELD, 'a'), Buffer.from('b'))
    expect([held.sent.length, held.text]).toEqual([MOST_HELD + 1, undefined])
    expect((await hold(Buffer.alloc(MOST_HELD, 'a'))).text).toHaveLength(MOST_HELD)
  })
  it('keeps nothing that is not UTF-8', async () => expect((await hold(Buffer.from([0x65, 0xeb]))).text).toBeUndefined())
})

it('makes a file of the text again', async () => expect((await buffer(fileOf('zoë').content)).toString()).toBe('zoë'))
