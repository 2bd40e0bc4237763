import type { Readable } from 'node:stream'
import busboy from 'busboy'
import type { Request, RequestHandler } from 'express'
import { PageError } from './page-error.js'

/** A file that a form sends, not read yet: it flows only as fast as somebody takes it. */
export interface Upload {
  readonly name: string
  readonly content: Readable
}

declare global {
  // Express is extended through this namespace; there is no other way.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Request {
      /** The one file of a form with `enctype="multipart/form-data"`, when a person chose one. */
      upload?: Upload
    }
  }
}

const MAX_FIELDS = 50
const MAX_FIELD_BYTES = 128 * 1024

function parserOf(req: Request): busboy.Busboy {
  try {
    return busboy({ headers: req.headers, defParamCharset: 'utf8', limits: { files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, parts: MAX_FIELDS + 1, headerPairs: 50 } })
  } catch {
    throw new PageError('badRequest')
  }
}

/** Reads up to the file, which is left standing in the stream. */
function readFields(req: Request): Promise<{ fields: Record<string, string>; upload: Upload | undefined }> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {}
    const parser = parserOf(req)
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) reject(new PageError('tooLarge'))
      fields[name] = value
    })
    parser.on('file', (_field, content, { filename }) => {
      // A file input that was left empty sends a part without a name, whatever the types say.
      const name = (filename as string | undefined) ?? ''
      if (name === '') content.resume()
      else resolve({ fields, upload: { name, content } })
    })
    parser.on('close', () => resolve({ fields, upload: undefined }))
    parser.on('error', () => reject(new PageError('badRequest')))
    for (const limit of ['fieldsLimit', 'partsLimit'] as const) parser.on(limit, () => reject(new PageError('badRequest')))
    req.on('aborted', () => reject(new PageError('badRequest')))
    req.pipe(parser)
  })
}

/**
 * Forms that send a file. The file is never held here: what comes before it (in the form, all other fields have to) is
 * `req.body`, and `req.upload` is its stream, to be passed on. Only for people who are signed in; what nobody took is read
 * and dropped once the answer is out, so that the browser hears it.
 */
export const multipartForms: RequestHandler = (req, res, next) => {
  if (req.method !== 'POST' || !req.is('multipart/form-data')) return next()
  if (!req.session.signedIn) throw new PageError('sessionExpired')
  res.on('finish', () => {
    req.upload?.content.resume()
    req.resume()
  })
  readFields(req).then(({ fields, upload }) => {
    req.body = fields
    if (upload) req.upload = upload
    next()
  }, next)
}
