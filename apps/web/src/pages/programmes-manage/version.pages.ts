import type { Request } from 'express'
import { z } from 'zod'
import { pluralise } from '#govuk'
import { ManagedProgrammeDocument, PublishVersionDocument, RetireVersionDocument, VersionToChangeDocument } from '../../generated/graphql.js'
import { formPage } from '../../forms/form-page.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { managePaths } from './paths.js'

async function loadVersion(req: Request, state: string) {
  const { programmeVersion: version } = await execute(req, VersionToChangeDocument, { id: param(req, 'versionId') })
  const { programme } = await execute(req, ManagedProgrammeDocument, { id: version.programmeId })
  if (!programme.viewerCanManage || version.state !== state) throw new PageError('notFound')
  return { version, programme, caption: programme.title, back: pathTo(managePaths.programme, { id: programme.id }) }
}

const withoutFields = (errors: readonly { readonly message: string }[]) => ({ userErrors: errors.map(({ message }) => ({ message })) })

/** Publishes a draft; from then on it does not change any more. */
export const publishPage = formPage({
  path: managePaths.publish,
  view: 'programmes-manage/confirm',
  load: async (req) => {
    const loaded = await loadVersion(req, 'draft')
    return {
      ...loaded, lead: [`Version ${loaded.version.number} has ${pluralise(loaded.version.items.length, 'item')}.`], problems: loaded.version.problems.map(({ message }) => message),
      effects: ['Runs can be planned on it.', 'It can no longer be changed. To change something, write a new version.', 'Everybody can see it in the catalogue.'], button: 'Publish this version', dangerous: false,
    }
  },
  title: ({ version }) => `Publish version ${version.number}`,
  previous: (_req, { programme }) => pathTo(managePaths.draft, { id: programme.id }),
  body: z.object({}),
  submit: async (req, _res, _form, { back, version }) => {
    const { publishProgrammeVersion } = await execute(req, PublishVersionDocument, { input: { versionId: version.id } })
    return publishProgrammeVersion.userErrors.length > 0 ? withoutFields(publishProgrammeVersion.userErrors) : { next: back, notice: `Version ${version.number} is published. You can plan runs of it.` }
  },
})

export const retirePage = formPage({
  path: managePaths.retire,
  view: 'programmes-manage/confirm',
  load: async (req) => ({
    ...(await loadVersion(req, 'published')), lead: [],
    effects: ['No new runs can be planned on it.', 'Runs that have begun finish on it.', 'It stays in everybody’s records.'], button: 'Retire this version', dangerous: true,
  }),
  title: ({ version }) => `Retire version ${version.number}`,
  previous: (_req, { back }) => back,
  body: z.object({}),
  submit: async (req, _res, _form, { back, version }) => {
    const { retireProgrammeVersion } = await execute(req, RetireVersionDocument, { input: { versionId: version.id } })
    return retireProgrammeVersion.userErrors.length > 0 ? withoutFields(retireProgrammeVersion.userErrors) : { next: back, notice: `Version ${version.number} is retired` }
  },
})
