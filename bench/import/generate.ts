import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { newId } from '#kernel'

/** Writes lines to a file; waits when the disk is slower. */
async function write(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path)
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < 64 * 1024) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await once(file, 'finish')
}

const email = (n: number): string => `given.family${n}@council${n % 317}.gov.uk`

function* map(count: number, line: (n: number) => string, header = ''): Generator<string> {
  if (header !== '') yield header
  for (let n = 0; n < count; n++) yield line(n)
}

/** A file of people as councils send it. */
export const writePeople = (path: string, count: number): Promise<void> =>
  write(path, map(count, (n) => `${email(n)},Given${n % 997},Family${n},${n % 2 === 0 ? 'digital_practitioner' : ''}\n`, 'email,given_name,family_name,background\n'))

/** A file of their memberships in one council. */
export const writeMemberships = (path: string, count: number, code: string): Promise<void> =>
  write(path, map(count, (n) => `${email(n)},${code},learner,2024-04-01,,Officer\n`, 'email,organisation_code,role,from,to,job_title\n'))

/** The same rows as COPY takes them, keyed already: what no real file is. */
export async function writeCopies(folder: string, count: number, organisationId: string): Promise<void> {
  const ids = Array.from({ length: count }, () => newId())
  const stamp = '2026-06-01T09:00:00Z'
  await write(`${folder}/person.tsv`, map(count, (n) => `${ids[n]}\tGiven${n % 997}\tFamily${n}\tinvited\t${n % 2 === 0 ? 'digital_practitioner' : '\\N'}\t${stamp}\t${stamp}\n`))
  await write(`${folder}/person-email.tsv`, map(count, (n) => `${email(n)}\t${ids[n]}\tt\n`))
  await write(`${folder}/membership.tsv`, map(count, (n) => `${newId()}\t${ids[n]}\t${organisationId}\tlearner\tOfficer\t2024-04-01\t\\N\timport\t${stamp}\n`))
}
