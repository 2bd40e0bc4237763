import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import busboy from 'busboy'
import { AppError, badInput } from '../errors/index.js'
import { MAX_FILE_BYTES } from './file-kinds.js'

const TOO_LARGE = `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Send a smaller one.`

/** Reads a multipart request with one file, in the field `file`, and hands its stream over; answers what `take` answers. */
export function readUpload<T>(request: IncomingMessage, take: (name: string, content: Readable) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let taking: Promise<T> | undefined
    let stream: Readable | undefined
    /** What was begun is cleared up before the sender hears of it. */
    const refuse = async (reason: Error): Promise<void> => {
      await taking?.catch(() => undefined)
      reject(reason)
    }
    const fail = (error: unknown): void => {
      request.unpipe(parser)
      // The rest is read and dropped, so that the sender hears the answer instead of a broken connection.
      request.resume()
      const reason = error instanceof Error ? error : new Error(String(error))
      stream?.destroy(reason)
      void refuse(reason)
    }
    const parser = createParser(request)
    parser.on('file', (field, content, { filename }) => {
      if (field !== 'file' || taking !== undefined) return fail(badInput('Send one file, in the field "file".'))
      stream = content
      content.on('limit', () => fail(new AppError('BAD_USER_INPUT', TOO_LARGE)))
      taking = take(unescapeName(filename ?? ''), content)
      taking.catch(fail)
    })
    parser.on('filesLimit', () => fail(badInput('Send one file at a time.')))
    parser.on('error', () => fail(badInput('The upload is not a valid multipart form.')))
    parser.on('close', () => (taking === undefined ? fail(badInput('Send one file, in the field "file".')) : taking.then(resolve, reject)))
    request.on('aborted', () => fail(badInput('The upload was broken off.')))
    request.pipe(parser)
  })
}

/** Browsers write a quote and line ends in a file's name like this. */
const unescapeName = (name: string): string => name.replace(/%22/g, '"').replace(/%0[AD]/gi, '')

function createParser(request: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { files: 1, fields: 5, fieldSize: 10_000, fileSize: MAX_FILE_BYTES, parts: 7, headerPairs: 50 } })
  } catch {
    throw badInput('Send the file as multipart/form-data, in the field "file".')
  }
}
