import { z } from 'zod'
import { pluralise } from '#govuk'
import { fieldsPage, nothing } from '../../forms/fields-page.js'
import { ReturnNothingInSectionDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { sendApiFile, sendFile } from '../../http/api-files.js'
import { param } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { fileReport, type ReturnFileReport } from './file-report.js'
import { captionOf, here, loadFigures, sectionOf } from './load-return.js'
import { returnPaths, scopeInPath } from './paths.js'
import { familiesOf, partsOf } from './section-pages-of.js'
import { SECTION_LEADS, SECTION_TITLES } from './words.js'

/** A section: its pages, its file, and how to say that there is nothing in it. */
export const sectionPage = page({
  path: returnPaths.section,
  get: async (req, res) => {
    const section = sectionOf(req)
    const row = await loadFigures(req, true)
    const saved = row.sections.find((one) => one.section === section)
    const parts = section === 'skills' ? familiesOf(row).map(({ key, title, roles, filledIn }) => ({ title, summary: `${filledIn} of ${pluralise(roles.length, 'role')} filled in`, href: here(req, 'family', { family: key }) }))
      : partsOf(section, row).map((part) => ({ ...part, href: here(req, 'scope', { scope: scopeInPath(part.scope) }) }))
    res.render('returns/section', {
      title: SECTION_TITLES[section], caption: captionOf(row), lead: SECTION_LEADS[section], parts, previous: here(req, 'tasks'), uploadHref: here(req, 'upload'), templateHref: here(req, 'template'),
      nothingHref: section !== 'diversity' && saved?.lines !== 0 && saved !== undefined ? undefined : here(req, 'nothing'), nothingToReport: saved?.nothingToReport ?? false,
      waits: section === 'diversity' && row.headcount.length === 0, byFamily: section === 'skills',
    })
  },
})

/** One role family of the skills section, as a task list of its roles. */
export const familyPage = page({
  path: returnPaths.family,
  get: async (req, res) => {
    if (sectionOf(req) !== 'skills') throw new PageError('notFound')
    const row = await loadFigures(req, true)
    const family = familiesOf(row).find(({ key }) => key === param(req, 'family'))
    if (family === undefined) throw new PageError('notFound')
    res.render('returns/family', {
      title: family.title, caption: `${captionOf(row)}: ${SECTION_TITLES.skills}`, previous: here(req, 'section'),
      tasks: family.roles.map(({ scope, title, summary }) => ({
        title: { text: title }, href: here(req, 'scope', { scope: scopeInPath(scope) }), status: summary === '' ? { tag: { text: 'Nothing saved', classes: 'govuk-tag--blue' } } : { text: 'Filled in' }, ...(summary !== '' && { hint: { text: summary } }),
      })),
    })
  },
})

/** The file of the section, filled in as far as is known. */
export const templatePage = page({
  path: returnPaths.template,
  get: (req, res) => sendApiFile(req, res, `/workforce-return-files/${encodeURIComponent(param(req, 'returnId'))}/${encodeURIComponent(sectionOf(req))}.csv`),
})

export const nothingPage = fieldsPage({
  path: returnPaths.nothing, body: nothing,
  load: async (req) => {
    const section = sectionOf(req)
    const row = await loadFigures(req, true)
    return { title: `Is there nothing to return on “${SECTION_TITLES[section]}”?`, caption: captionOf(row), lead: ['The section then counts as done. You can still fill it in until you submit.'], fields: [], button: 'There is nothing to return', back: here(req, 'section') }
  },
  submit: async (req) => {
    const { returnNothingInSection: { userErrors } } = await execute(req, ReturnNothingInSectionDocument, { input: { returnId: param(req, 'returnId'), section: sectionOf(req) } })
    return userErrors.length > 0 ? { userErrors } : { next: here(req, 'tasks') }
  },
})

/** Takes the file of a section: checked first, kept on a word when no line has a problem. */
export const uploadPage = fieldsPage({
  path: returnPaths.upload, view: 'returns/upload', body: z.object({ step: z.enum(['check', 'save']).catch('check') }),
  load: async (req) => {
    const section = sectionOf(req)
    const row = await loadFigures(req, true)
    return {
      section, title: `Upload “${SECTION_TITLES[section]}”`, caption: captionOf(row), sendsFile: true, button: 'Check the file', back: here(req, 'section'), templateHref: here(req, 'template'),
      fields: [{ kind: 'file', name: 'file', label: 'The file', hint: 'CSV in UTF-8. Excel: “Save as”, then “CSV UTF-8”.', accept: '.csv,text/csv' } as const],
    }
  },
  submit: async (req, { step }, { section, fields, caption }, res) => {
    if (req.upload === undefined) return { userErrors: [{ field: 'file', message: 'Choose a CSV file' }] }
    const query = new URLSearchParams({ returnId: param(req, 'returnId'), section, dryRun: String(step === 'check') })
    const sent = await sendFile<ReturnFileReport>(req, req.upload, `/workforce-return-files?${query.toString()}`)
    if (!sent.ok) return { userErrors: sent.error }
    if (sent.value.saved) return { next: here(req, 'section'), notice: `${sent.value.rows} lines are saved.` }
    const report = fileReport(sent.value)
    res.status(report.good ? 200 : 422).render('returns/file-report', { title: report.good ? 'The file can be saved' : 'The file cannot be saved', caption, report, fileField: fields[0], previous: here(req, 'upload') })
    return undefined
  },
})
