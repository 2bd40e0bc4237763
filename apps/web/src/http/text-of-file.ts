import type { Readable } from 'node:stream'

/** A small uploaded file as text; `undefined` when it is larger than one form may bring. */
export async function textOfFile(content: Readable, mostBytes: number): Promise<string | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of content) {
    size += (piece as Buffer).length
    if (size > mostBytes) return undefined
    pieces.push(piece as Buffer)
  }
  return Buffer.concat(pieces).toString('utf8')
}
