import { ScenarioError } from '../scenario-client.js'
import type { Stage } from '../stage.js'
import * as documents from './mentoring-documents.js'

/** A scheme that is open, and the skills that its profiles may name. */
export interface OpenScheme {
  readonly schemeId: string
  readonly skillKeys: readonly string[]
}

interface Frameworks {
  readonly frameworks: readonly { readonly versions: readonly { readonly id: string; readonly status: string }[] }[]
}

/** The scheme manager sets up the pairing of leaders who are not digital with those who are, and opens it. */
export async function openScheme(stage: Stage, manager: string, organisationId: string): Promise<OpenScheme> {
  const { frameworks } = await stage.query<Frameworks>(manager, documents.FRAMEWORKS)
  const version = frameworks.flatMap(({ versions }) => versions).find(({ status }) => status === 'published')
  if (version === undefined) throw new ScenarioError('There is no published framework to pick skills from')
  const created = await stage.act<{ scheme: { id: string } }>(manager, documents.CREATE_SCHEME, {
    organisationId, kind: 'paired', title: 'Two-way digital mentoring', frameworkVersionId: version.id,
    summary: 'Leaders who run services and leaders who build them learn from each other, an hour or so every few weeks, for nine months.',
  })
  const schemeId = created!.scheme.id
  await stage.act(manager, documents.MOVE_SCHEME, { id: schemeId, action: 'open' })
  const { mentoringScheme } = await stage.query<{ mentoringScheme: { skills: readonly { key: string }[] } }>(manager, documents.SCHEME_SKILLS, { id: schemeId })
  return { schemeId, skillKeys: mentoringScheme.skills.map(({ key }) => key) }
}
