import type { IncomingMessage } from 'node:http'
import { type Readable, Transform } from 'node:stream'
import busboy from 'busboy'
import { badInput } from '#platform/errors'

const MB = 1024 * 1024

/** Ends a stream with an error once it has brought more than so many bytes. */
function limited(limitMb: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limitMb * MB) done(badInput(`The file is larger than ${limitMb} MB. Split it into several files, each with the header.`))
      else done(null, chunk)
    },
  })
}

type Take<T> = (content: Readable, fileName: string | undefined) => Promise<T>

/**
 * Hands over the file of a request as a stream: the body itself when it is `text/csv` (or nothing in particular), the
 * field `file` of a form otherwise. Whatever is wrong, `take` sees its stream fail, so that it keeps nothing.
 */
export function readImportUpload<T>(request: IncomingMessage, limitMb: number, take: Take<T>): Promise<T> {
  const type = request.headers['content-type'] ?? 'text/csv'
  if (/^multipart\/form-data/i.test(type)) return readForm(request, limitMb, take)
  if (!/^(text\/(csv|plain)|application\/(csv|octet-stream))\s*(;|$)/i.test(type)) throw badInput('Send the file as text/csv, or as multipart/form-data in the field "file".')
  return handOver(request, limitMb, undefined, take)
}

async function handOver<T>(source: Readable, limitMb: number, fileName: string | undefined, take: Take<T>): Promise<T> {
  const content = limited(limitMb)
  // Not a pipeline: that would destroy the request, and with it the connection on which the sender waits for the answer.
  source.pipe(content)
  const brokenOff = () => content.destroy(badInput('The upload was broken off.'))
  source.once('error', brokenOff).once('aborted', brokenOff)
  content.once('close', () => {
    source.unpipe(content)
    source.resume()
  })
  return take(content, fileName)
}

function readForm<T>(request: IncomingMessage, limitMb: number, take: Take<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let taking: Promise<T> | undefined
    let file: Readable | undefined
    const fail = (problem: Error): void => {
      request.unpipe(form)
      request.resume()
      file?.destroy(problem)
      reject(problem)
    }
    const form = formParser(request)
    form.on('file', (field, content, { filename }) => {
      if (field !== 'file' || taking !== undefined) return fail(badInput('Send one file, in the field "file".'))
      file = content
      taking = handOver(content, limitMb, filename, take)
      taking.then(resolve, fail)
    })
    form.on('error', () => fail(badInput('The upload is not a valid multipart form.')))
    form.on('close', () => taking === undefined && fail(badInput('Send one file, in the field "file".')))
    request.on('aborted', () => fail(badInput('The upload was broken off.')))
    request.pipe(form)
  })
}

function formParser(request: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { files: 2, fields: 5, fieldSize: 10_000, parts: 8, headerPairs: 50 } })
  } catch {
    throw badInput('The upload is not a valid multipart form.')
  }
}
