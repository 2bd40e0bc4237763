import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, type ReadStream } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Inject, Injectable } from '@nestjs/common'
import { CONFIG, type Config } from '../config/index.js'
import { unavailable } from '../errors/index.js'

export interface Received {
  /** Where the content waits until it is kept or thrown away. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  readonly hash: string
  /** Whether it is nothing but UTF-8 text. */
  readonly isText: boolean
}

const STORAGE_FAULTS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EMFILE', 'EFBIG', 'ENOENT'])
const storageFault = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && STORAGE_FAULTS.has(String(error.code))

const whenGone = <T>(instead: T) => (error: NodeJS.ErrnoException): T => {
  if (error.code === 'ENOENT') return instead
  throw error
}

/** The folder in which files lie. Content arrives under `incoming/` and is renamed when it is whole: a file is there entirely or not at all. */
@Injectable()
export class FileDisk {
  private readonly incoming: string
  private readonly kept: string

  constructor(@Inject(CONFIG) { FILES_DIR }: Config) {
    this.incoming = join(FILES_DIR, 'incoming')
    this.kept = join(FILES_DIR, 'kept')
  }

  /** Writes a stream to disk. Throws UNAVAILABLE when there is no room; whatever goes wrong, nothing is left behind. */
  async receive(id: string, content: Readable): Promise<Received> {
    const path = join(this.incoming, id)
    const hash = createHash('sha256')
    const decoder = new TextDecoder('utf-8', { fatal: true })
    let size = 0
    let isText = true
    const look = (chunk: Buffer | undefined): void => {
      if (!isText) return
      try {
        isText = !decoder.decode(chunk, { stream: chunk !== undefined }).includes('\u0000')
      } catch {
        isText = false
      }
    }
    const measure = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        size += chunk.length
        hash.update(chunk)
        look(chunk)
        done(null, chunk)
      },
    })
    await this.explaining(path, async () => {
      mkdirSync(this.incoming, { recursive: true, mode: 0o700 })
      await pipeline(content, measure, this.openForWriting(path))
      const handle = await open(path, 'r')
      await handle.sync().finally(() => handle.close())
    })
    look(undefined)
    return { path, size, hash: hash.digest('hex'), isText }
  }

  /** Moves what was received to where it stays. */
  async keep(id: string, received: Received): Promise<void> {
    await this.explaining(received.path, async () => {
      mkdirSync(this.folder(id), { recursive: true, mode: 0o700 })
      await rename(received.path, join(this.folder(id), id))
    })
  }

  read(id: string): ReadStream {
    return createReadStream(join(this.folder(id), id))
  }

  /** Removes a kept file; one that is gone already is no fault. */
  async remove(id: string): Promise<void> {
    await rm(join(this.folder(id), id), { force: true })
  }

  async discard({ path }: Received): Promise<void> {
    await rm(path, { force: true })
  }

  /** Removes what nobody has written to since `before`: a process that was killed while it received left it behind. Answers how many. */
  async clearIncoming(before: Date): Promise<number> {
    let cleared = 0
    for (const name of await readdir(this.incoming).catch(whenGone([]))) {
      const path = join(this.incoming, name)
      const written = await stat(path).then(({ mtime }) => mtime, whenGone(undefined))
      if (written === undefined || written >= before) continue
      await rm(path, { force: true })
      cleared++
    }
    return cleared
  }

  protected openForWriting(path: string): Writable {
    return createWriteStream(path, { flags: 'wx', mode: 0o600 })
  }

  private async explaining(path: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      await rm(path, { force: true })
      throw storageFault(error) ? unavailable('Room for files', error) : error
    }
  }

  /** Spread over folders by the random end of the id: its start is the time, which would put a day's files into one. */
  private folder(id: string): string {
    return join(this.kept, id.slice(-2))
  }
}
