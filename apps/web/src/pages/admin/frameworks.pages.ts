import { z } from 'zod'
import { formatDate, pluralise } from '#govuk'
import { londonDate } from '#kernel'
import { done, fieldsPage, type Field } from '../../forms/fields-page.js'
import { AdminFrameDocument, AdminFrameworkDocument, AdminFrameworksDocument, ImportFrameworkDocument, PublishFrameworkDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { textOfFile } from '../../http/text-of-file.js'
import { page } from '../page.js'
import { adminPaths } from './paths.js'

const TAGS: Readonly<Record<string, { readonly text: string; readonly classes: string }>> = {
  draft: { text: 'Draft', classes: 'govuk-tag--yellow' }, published: { text: 'Published', classes: 'govuk-tag--green' }, superseded: { text: 'Superseded', classes: 'govuk-tag--grey' },
}
const tagOf = (status: string) => TAGS[status] ?? { text: status, classes: 'govuk-tag--grey' }
const MOST_BYTES = 900_000

export const frameworksPage = page({
  path: adminPaths.frameworks,
  get: async (req, res) => {
    const { frameworks } = await execute(req, AdminFrameworksDocument, {})
    res.render('admin/frameworks', {
      title: 'Capability frameworks', importHref: adminPaths.importFramework, previous: adminPaths.home,
      frameworks: frameworks.map((one) => ({ ...one, versions: one.versions.map((version) => ({
        ...version, tag: tagOf(version.status), href: pathTo(adminPaths.framework, { id: version.id }), since: version.publishedAt === null ? '' : formatDate(londonDate(new Date(version.publishedAt))),
      })) })),
    })
  },
})

export const frameworkPage = page({
  path: adminPaths.framework,
  get: async (req, res) => {
    const { frameworkVersion: version } = await execute(req, AdminFrameworkDocument, { id: param(req, 'id') })
    res.render('admin/framework', {
      title: `Version ${version.version}`, version, tag: tagOf(version.status), previous: adminPaths.frameworks,
      ...(version.status === 'draft' && { publishHref: pathTo(adminPaths.publishFramework, { id: version.id }) }),
      sums: `${pluralise(version.content.families.length, 'family', 'families')}, ${pluralise(version.content.skills.length, 'skill')}, ${pluralise(version.content.levels.length, 'level')}`,
    })
  },
})

/** Takes a framework file in as a draft, or says line by line what is wrong with it. */
export const importFrameworkPage = fieldsPage({
  path: adminPaths.importFramework,
  load: async (req) => {
    await execute(req, AdminFrameDocument, {})
    return {
      title: 'Import a framework', caption: 'Capability frameworks', sendsFile: true, button: 'Import', back: adminPaths.frameworks, values: { dryRun: 'true' },
      lead: ['The file becomes a draft. It counts only when you publish it; importing again replaces the draft.'],
      fields: [
        { kind: 'text', name: 'key', label: 'Short name', hint: 'Small letters and hyphens. The same for all versions.', width: 20 },
        { kind: 'text', name: 'name', label: 'Name' }, { kind: 'text', name: 'version', label: 'Version', hint: 'Two numbers, such as 1.0.', width: 4 },
        { kind: 'radios', name: 'dryRun', label: 'What should happen?', items: [{ value: 'true', text: 'Check the file only' }, { value: 'false', text: 'Import it as a draft' }] },
        { kind: 'file', name: 'file', label: 'The file', hint: 'CSV with the columns record, key, parent, level, name, text.', accept: '.csv,text/csv' },
      ] satisfies Field[],
    }
  },
  body: z.object({ key: z.string().trim().min(1, 'Enter the short name'), name: z.string().trim().min(1, 'Enter the name'), version: z.string().trim().min(1, 'Enter the version'), dryRun: z.enum(['true', 'false']).default('true') }),
  submit: async (req, { dryRun, ...target }) => {
    if (!req.upload) return { userErrors: [{ field: 'file', message: 'Choose a CSV file' }] }
    const csv = await textOfFile(req.upload.content, MOST_BYTES)
    if (csv === undefined) return { userErrors: [{ field: 'file', message: 'The file must be smaller than 0.9 MB' }] }
    const { importFramework: { rows, version, problems, userErrors } } = await execute(req, ImportFrameworkDocument, { input: { ...target, csv, dryRun: dryRun === 'true' } })
    if (userErrors.length > 0) return { userErrors }
    const errors = problems.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) return { userErrors: errors.slice(0, 50).map(({ line, column, message }) => ({ field: 'file', message: `Line ${line}, ${column}: ${message}` })) }
    const warnings = problems.length > 0 ? ` ${pluralise(problems.length, 'warning')}: ${problems.slice(0, 5).map(({ line, message }) => `line ${line}: ${message}`).join(' ')}` : ''
    return version ? { next: pathTo(adminPaths.framework, { id: version.id }), notice: `${pluralise(rows, 'row')} imported as a draft.${warnings}` }
      : { next: adminPaths.importFramework, notice: `${pluralise(rows, 'row')} checked, nothing wrong. Nothing is imported yet.${warnings}` }
  },
})

export const publishFrameworkPage = fieldsPage({
  path: adminPaths.publishFramework,
  load: async (req) => {
    const { frameworkVersion: version } = await execute(req, AdminFrameworkDocument, { id: param(req, 'id') })
    if (version.status !== 'draft') throw new PageError('notFound')
    return {
      title: `Publish version ${version.version}?`, caption: 'Capability frameworks', effects: ['Everybody can see it and it counts from now on.', 'The version before it is superseded; what was claimed on it stays.', 'It cannot be changed any more.'],
      fields: [{ kind: 'textarea', name: 'reason', label: 'What is new (optional)', hint: 'Kept in the history.' }] satisfies Field[], button: 'Publish', stay: 'Not yet', back: pathTo(adminPaths.framework, { id: version.id }),
    }
  },
  body: z.object({ reason: z.string().trim().default('') }),
  submit: async (req, { reason }, { back }) => {
    const { publishFramework } = await execute(req, PublishFrameworkDocument, { id: param(req, 'id'), reason })
    return done(publishFramework.userErrors, back, 'The version is published.')
  },
})
