import type { Request } from 'express'
import { pathTo } from '../../../http/addresses.js'

/** Where imports are shown: under an organisation, or for the whole platform. */
export interface ImportScope {
  /** The address of the list; the others stand below it. */
  readonly base: string
  readonly kinds: readonly string[]
  /** Whose rows a file may hold; `null` for all. */
  readonly organisationId: (req: Request) => string | null
  /** Name and tabs above the pages; ends the request of whoever has nothing to do here. */
  readonly frame: (req: Request) => Promise<{ readonly name: string; readonly tabs?: readonly unknown[] }>
}

const BELOW = { list: '', new: '/new', one: '/:importId', apply: '/:importId/apply', cancel: '/:importId/cancel', problems: '/:importId/problems.csv' } as const

export const importPath = ({ base }: ImportScope, name: keyof typeof BELOW): string => `${base}${BELOW[name]}`

/** An address of this scope with the ids of the request, and more where it needs them. */
export const importHref = (scope: ImportScope, req: Request, name: keyof typeof BELOW, more: Readonly<Record<string, string>> = {}): string =>
  pathTo(importPath(scope, name), { ...(req.params as Record<string, string>), ...more })
