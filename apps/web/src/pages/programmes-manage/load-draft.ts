import type { Request } from 'express'
import type { UserError } from '#govuk'
import { ProgrammeDraftDocument, SaveDraftDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { toDraft, type Draft } from './draft.js'
import { managePaths } from './paths.js'

/** A programme with all its versions, for those who manage it. */
export async function loadProgramme(req: Request) {
  const { programme } = await execute(req, ProgrammeDraftDocument, { id: param(req, 'id') })
  if (!programme.viewerCanManage) throw new PageError('notFound')
  return programme
}

/** The draft of a programme, as it is edited; there is no page without one. */
export async function loadDraft(req: Request) {
  const programme = await loadProgramme(req)
  const version = programme.versions.find(({ state }) => state === 'draft')
  if (!version) throw new PageError('notFound')
  return { programme, version, draft: toDraft(version), back: pathTo(managePaths.draft, { id: programme.id }) }
}

/** The number in an address (`items/3`), as long as there is such a thing. */
export function positionOf(req: Request, things: readonly unknown[]): number {
  const position = Number(param(req, 'position'))
  if (!Number.isInteger(position) || position < 0 || position >= things.length) throw new PageError('notFound')
  return position
}

/** Writes the whole draft. */
export async function saveDraft(req: Request, programmeId: string, draft: Draft): Promise<readonly UserError[]> {
  const { saveProgrammeDraft } = await execute(req, SaveDraftDocument, { input: { programmeId, ...draft } })
  return saveProgrammeDraft.userErrors
}

/** Errors about one item or group (`items.2.title`) under the names of its form; what concerns others is told without a field. */
export const errorsAbout = (errors: readonly UserError[], prefix: string): UserError[] => errors.map(({ field, message }) =>
  ({ message, field: field?.startsWith(`${prefix}.`) ? field.slice(prefix.length + 1).split('.')[0] ?? null : null }))
