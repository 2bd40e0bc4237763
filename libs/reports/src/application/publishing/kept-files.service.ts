import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Injectable } from '@nestjs/common'
import type { PublishedFile } from './publication-files.js'

const MIB = 1_048_576
/** All kept files together. A national PDF takes a quarter of a mebibyte. */
export const MOST_KEPT_BYTES = 64 * MIB

/**
 * Files of settled snapshots, which never change, kept in memory once they were made; the longest unused go first. A file is known by its tag, which is
 * another when the snapshot or the way in which files are written is. Of several who ask for one at once the first has it made, and the others wait for it.
 */
@Injectable()
export class KeptFiles {
  /** In the order in which they were last asked for. */
  private readonly kept = new Map<string, Promise<Buffer>>()
  private readonly sizes = new Map<string, number>()
  private bytes = 0

  /** What a file says. Whoever asks has shown that they may have it. */
  async contentOf(file: Pick<PublishedFile, 'etag' | 'isKept' | 'content'>): Promise<Readable> {
    return file.isKept ? Readable.from([await this.whole(file)]) : file.content()
  }

  private whole({ etag, content }: Pick<PublishedFile, 'etag' | 'content'>): Promise<Buffer> {
    const known = this.kept.get(etag)
    if (known !== undefined) {
      this.kept.delete(etag)
      this.kept.set(etag, known)
      return known
    }
    const made = content().then(buffer)
    this.kept.set(etag, made)
    made.then(({ length }) => this.keep(etag, length), () => this.kept.delete(etag))
    return made
  }

  private keep(etag: string, size: number): void {
    this.sizes.set(etag, size)
    this.bytes += size
    for (const [oldest] of this.kept) {
      if (this.bytes <= MOST_KEPT_BYTES) return
      // One that is still being made.
      const length = this.sizes.get(oldest)
      if (length === undefined) continue
      this.kept.delete(oldest)
      this.sizes.delete(oldest)
      this.bytes -= length
    }
  }
}
