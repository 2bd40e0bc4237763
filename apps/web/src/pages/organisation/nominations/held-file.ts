import { Readable } from 'node:stream'
import type { Upload } from '../../../http/multipart-forms.js'

/** The longest file that the page itself carries from checking to sending; who sends a longer one chooses it twice. In bytes. */
export const MOST_HELD = 64 * 1024

export interface HeldFile {
  /** The file, to be sent on. */
  readonly upload: Upload
  /** Its text once it was sent: nothing where it was too long, broken off, or no text in UTF-8. */
  text(): string | undefined
}

/** Keeps a short file while it is sent on piece by piece, so that the answer can be acted on without choosing it again. */
export function holdFile({ name, content }: Upload): HeldFile {
  const pieces: Uint8Array[] = []
  let [size, ended] = [0, false]
  const passing = async function* () {
    for await (const piece of content as AsyncIterable<Uint8Array>) {
      size += piece.byteLength
      if (size <= MOST_HELD) pieces.push(piece)
      yield piece
    }
    ended = true
  }
  return {
    upload: { name, content: Readable.from(passing()) },
    text: () => (ended && size <= MOST_HELD ? textOf(Buffer.concat(pieces)) : undefined),
  }
}

/** A file made of text that a page carried. */
export const fileOf = (text: string): Upload => ({ name: 'nominations.csv', content: Readable.from([Buffer.from(text)]) })

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
