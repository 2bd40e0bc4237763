import type { Request } from 'express'
import type { Submitted } from '../../../forms/form-page.js'
import { type MentoringSchemeSettingsData, MentoringSchemeSettingsDocument, UpdateMentoringSchemeDocument, type UpdateMentoringSchemeInput } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { mentoringPaths, param, pathTo } from '../paths.js'
import { lastParts } from '../profile/save.js'
import { schemeFrame } from './frame.js'

export type ManagedScheme = MentoringSchemeSettingsData['mentoringScheme']

/** A scheme with all its settings, for those who run it; for others there are no such pages. */
export async function loadManaged(req: Request) {
  const { mentoringScheme, frameworks } = await execute(req, MentoringSchemeSettingsDocument, { id: param(req, 'schemeId') })
  if (!mentoringScheme.viewerCanManage) throw new PageError('notFound')
  return { managed: mentoringScheme, frameworks, scheme: schemeFrame(mentoringScheme, 'settings') }
}

/** Published framework versions, and the one that the scheme has. */
export function frameworkChoices(frameworks: MentoringSchemeSettingsData['frameworks'], current?: string) {
  return frameworks.flatMap(({ name, versions }) => versions.filter(({ id, status }) => status === 'published' || id === current).map(({ id, version }) => ({ value: id, text: `${name}, version ${version}` })))
}

export const settingsHref = ({ id }: { readonly id: string }): string => pathTo(mentoringPaths.settings, { schemeId: id })

type Change = Partial<Omit<UpdateMentoringSchemeInput, 'id' | 'version' | 'settings'>> & { readonly settings?: Partial<NonNullable<UpdateMentoringSchemeInput['settings']>> }

/**
 * Saves a part of a scheme: the rest goes along as the form had it. `version` is the one that the form was made from, so that what
 * somebody else saved in between is told and not overwritten.
 */
export async function saveScheme(req: Request, managed: ManagedScheme, version: string, { settings, ...change }: Change, next = settingsHref(managed)): Promise<Submitted> {
  const { title, summary, restricted, declaration, frameworkVersionId } = managed
  const input: UpdateMentoringSchemeInput = { id: managed.id, version: /^\d{1,9}$/.test(version) ? Number(version) : managed.version, title, summary, restricted, declaration, frameworkVersionId, ...change, settings: { ...managed.settings, ...settings } }
  const { userErrors, noticeFrozenRound } = (await execute(req, UpdateMentoringSchemeDocument, { input })).updateMentoringScheme
  if (userErrors.length > 0) return { userErrors: lastParts(userErrors) }
  return { next, notice: noticeFrozenRound === null ? 'The scheme is saved.' : `The scheme is saved. The round ${noticeFrozenRound} keeps the settings that it was frozen with.` }
}
