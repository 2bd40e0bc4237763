import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', mjs: 'text/javascript; charset=utf-8', svg: 'image/svg+xml',
}

/**
 * GOV.UK Frontend's stylesheet without GDS Transport, whose licence is for GOV.UK alone: its font files are neither
 * referred to nor served, and Arial, its stated fallback, comes first. The map file is not served, so not mentioned.
 */
export const withoutTransport = (css: string): string =>
  css.replace(/@font-face\{[^}]*\}/g, '').replace(/["']?GDS Transport["']?,/g, '').replace(/\/\*# sourceMappingURL=.*?\*\//, '')

export interface Assets {
  /** The address of a file, with a version that changes when any of them does. */
  readonly href: (name: string) => string
  readonly serve: RequestHandler
}

/** The few static files, read once and served from memory; browsers may keep them for ever under their version. */
export function loadAssets(root: string): Assets {
  const frontend = join(root, 'node_modules/govuk-frontend/dist/govuk')
  const own = join(root, 'apps/web/assets')
  const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')
  const files = new Map([
    ['govuk.css', withoutTransport(read(frontend, 'govuk-frontend.min.css'))],
    ['govuk.js', read(frontend, 'govuk-frontend.min.js').replace(/\/\/# sourceMappingURL=.*/, '')],
    ...['waymark.css', 'waymark.mjs', 'favicon.svg'].map((file): [string, string] => [file, read(own, file)]),
  ])
  const version = createHash('sha256').update(JSON.stringify([...files])).digest('hex').slice(0, 12)
  return {
    href: (name) => {
      if (!files.has(name)) throw new Error(`There is no asset ${name}`)
      return `/assets/${version}/${name}`
    },
    serve: (req, res, next) => {
      const [, asked, name = ''] = req.path.split('/')
      const body = files.get(name)
      if (body === undefined) return next()
      // A page of the release before, during a roll-out, still gets its file; only the right version may be kept.
      res.setHeader('cache-control', asked === version ? 'public, max-age=31536000, immutable' : 'no-cache')
      res.type(TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream').send(body)
    },
  }
}
