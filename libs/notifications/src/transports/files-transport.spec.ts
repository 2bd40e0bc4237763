import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { invitation, outgoingMessage } from '../testing/outgoing-message.js'
import { FilesTransport } from './files-transport.js'

describe('FilesTransport', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mail-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('writes a message that can be read as it stands, with its invitation beside it', async () => {
    const transport = new FilesTransport(join(folder, 'new'), 'waymark@example.org')
    const result = await transport.send(outgoingMessage({ calendar: { method: 'REQUEST', content: invitation() }, subject: 'a\r\nBcc: b@example.org' }))
    const files = (await readdir(join(folder, 'new'))).toSorted()
    expect(files).toEqual([expect.stringMatching(/^20260105T083000-cohorts\.session-invitation-[0-9a-f]{12}\.eml$/), expect.stringMatching(/\.ics$/)])
    expect(result).toEqual({ ok: true, providerId: files[0] })
    const text = await readFile(join(folder, 'new', files[0] ?? ''), 'utf8')
    expect(text).toContain('To: Siân Ŵyn <sian@example.org>\nSubject: a Bcc: b@example.org\n')
    expect(text).toContain(`X-Waymark-Calendar: ${files[1]} (REQUEST)`)
    expect(text).toMatch(/\n\nHello Siân\n/)
    expect(await readFile(join(folder, 'new', files[1] ?? ''), 'utf8')).toBe(invitation())
  })

  it('writes the same file for a repeat and another for another key', async () => {
    const transport = new FilesTransport(folder, 'waymark@example.org')
    await transport.send(outgoingMessage())
    await transport.send(outgoingMessage({ attempt: 2 }))
    expect(await readdir(folder)).toHaveLength(1)
    await transport.send(outgoingMessage({ dedupeKey: '../../other' }))
    expect(await readdir(folder)).toHaveLength(2)
  })

  it('asks for a repeat when the folder cannot be written, and leaves no half file', async () => {
    const blocked = join(folder, 'file')
    await writeFile(blocked, '')
    expect(await new FilesTransport(join(blocked, 'mail'), 'a@example.org').send(outgoingMessage())).toMatchObject({ ok: false, retry: true })
    const broken = outgoingMessage({ calendar: { method: 'REQUEST', content: { toString: null } as unknown as string } })
    expect(await new FilesTransport(folder, 'a@example.org').send(broken)).toMatchObject({ ok: false, retry: true })
    expect(await readdir(folder)).toEqual(['file'])
  })
})
