import type { Request } from 'express'
import { ReturnFiguresDocument, type ReturnFiguresData } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { returnPaths } from './paths.js'
import { isSection, quarterWords, type Section } from './words.js'

export type ReturnFigures = ReturnFiguresData['workforceReturn']

export const captionOf = ({ organisationName, quarter, revision }: { readonly organisationName?: string | null; readonly quarter: string; readonly revision: number }): string =>
  `${organisationName ?? 'Your organisation'}, ${quarterWords(quarter)}${revision > 1 ? `, revision ${revision}` : ''}`

/** The address of another page of the return that is shown. */
export const here = (req: Request, name: keyof typeof returnPaths, more: Readonly<Record<string, string>> = {}): string => pathTo(returnPaths[name], { ...(req.params as Record<string, string>), ...more })

export function sectionOf(req: Request): Section {
  const section = param(req, 'section')
  if (!isSection(section)) throw new PageError('notFound')
  return section
}

/** The figures of a return; those of a draft only where `draft` is asked for. */
export async function loadFigures(req: Request, draft = false): Promise<ReturnFigures> {
  const { workforceReturn } = await execute(req, ReturnFiguresDocument, { id: param(req, 'returnId') })
  if (draft && workforceReturn.state !== 'draft') throw new PageError('notFound')
  return workforceReturn
}
