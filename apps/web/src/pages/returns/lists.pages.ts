import type { Request } from 'express'
import { z } from 'zod'
import { formatDate, pluralise } from '#govuk'
import { done, fieldsPage } from '../../forms/fields-page.js'
import { PublishReturnListDocument, ReturnListsDocument, type ReturnListsData } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { sendApiFile, sendFile } from '../../http/api-files.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { fileReport, type ReturnFileReport } from './file-report.js'
import { returnPaths } from './paths.js'

type Version = ReturnListsData['returnLists'][number]

const TITLES: Readonly<Record<string, string>> = { grades: 'Grades', characteristics: 'Characteristics and their answers', timetable: 'When returns are due' }
const LEADS: Readonly<Record<string, string>> = {
  grades: 'Bands that councils place their own grades in.', characteristics: 'What diversity counts tell apart. Every characteristic has “prefers not to say” and “not known”.', timetable: 'How many days after the end of a quarter its return is in time.',
}

const kindOf = (req: Request): string => {
  const kind = param(req, 'kind')
  if (kind !== 'grades' && kind !== 'characteristics') throw new PageError('notFound')
  return kind
}

const versionView = ({ number, publishedAt, entries, dueDays }: Version) => ({
  number, on: formatDate(new Date(publishedAt)), detail: dueDays === null ? pluralise(entries.length, 'entry', 'entries') : `${pluralise(dueDays, 'day')} after the quarter`,
  entries: entries.map(({ key, name, categories }) => ({ key, name, answers: categories.map((one) => one.name).join(', ') })),
})

/** The lists that returns are made with, newest version first. The API says who may see them. */
export const returnListsPage = page({
  path: returnPaths.lists,
  get: async (req, res) => {
    const { returnLists } = await execute(req, ReturnListsDocument, {})
    res.render('returns/lists', {
      title: 'Lists that returns are made with', previous: returnPaths.home, frameworksHref: '/admin/frameworks',
      lists: Object.entries(TITLES).map(([kind, title]) => ({
        title, lead: LEADS[kind], newHref: kind === 'timetable' ? returnPaths.timetable : pathTo(returnPaths.list, { kind }), versions: returnLists.filter((one) => one.kind === kind).map(versionView),
      })),
    })
  },
})

/** The newest version as a file. */
export const listTemplatePage = page({
  path: returnPaths.listTemplate,
  get: (req, res) => sendApiFile(req, res, `/workforce-return-lists/${kindOf(req)}.csv`),
})

interface ListFileReport extends ReturnFileReport {
  readonly changes: readonly string[]
}

/** Takes the file of a new version: checked first, published on a word when no line has a problem. */
export const newListPage = fieldsPage({
  path: returnPaths.list, view: 'returns/list-upload', body: z.object({ step: z.enum(['check', 'save']).catch('check') }),
  load: async (req) => {
    const kind = kindOf(req)
    // Only who may see the lists may publish one.
    await execute(req, ReturnListsDocument, {})
    return {
      kind, title: `Publish a new version: ${TITLES[kind] ?? kind}`, caption: 'Lists that returns are made with', sendsFile: true, button: 'Check the file', back: returnPaths.lists, templateHref: pathTo(returnPaths.listTemplate, { kind }),
      fields: [{ kind: 'file', name: 'file', label: 'The file', hint: 'CSV in UTF-8. Excel: “Save as”, then “CSV UTF-8”.', accept: '.csv,text/csv' } as const],
    }
  },
  submit: async (req, { step }, { kind, fields, caption }, res) => {
    if (req.upload === undefined) return { userErrors: [{ field: 'file', message: 'Choose a CSV file' }] }
    const query = new URLSearchParams({ kind, dryRun: String(step === 'check') })
    const sent = await sendFile<ListFileReport>(req, req.upload, `/workforce-return-lists?${query.toString()}`)
    if (!sent.ok) return { userErrors: sent.error }
    if (sent.value.saved) return { next: returnPaths.lists, notice: 'The new version is published. Returns begun from now on are made with it.' }
    const report = fileReport(sent.value)
    res.status(report.good ? 200 : 422).render('returns/list-report', {
      title: report.good ? 'The new version can be published' : 'The new version cannot be published', caption, report, changes: sent.value.changes, fileField: fields[0], previous: pathTo(returnPaths.list, { kind }),
    })
    return undefined
  },
})

/** How many days after a quarter's end its return is in time. */
export const newTimetablePage = fieldsPage({
  path: returnPaths.timetable, body: z.object({ dueDays: z.string().trim().regex(/^\d{1,3}$/, 'Enter a number of days, such as 30').transform(Number) }),
  load: async (req) => {
    const { returnLists } = await execute(req, ReturnListsDocument, {})
    const now = returnLists.find(({ kind }) => kind === 'timetable')
    return {
      title: 'Change when returns are due', caption: 'Lists that returns are made with', back: returnPaths.lists, button: 'Publish', values: { dueDays: String(now?.dueDays ?? '') },
      effects: ['Reminders go by the new day at once.', 'A quarter is published on the day after its returns are due. What has been published stays as it is.'],
      fields: [{ kind: 'text', name: 'dueDays', label: 'Days after the end of the quarter', hint: '1 to 80: before the next quarter ends.', width: 4 } as const],
    }
  },
  submit: async (req, { dueDays }) => {
    const { publishReturnList: { userErrors } } = await execute(req, PublishReturnListDocument, { input: { kind: 'timetable', dueDays } })
    return done(userErrors.map(({ message }) => ({ field: 'dueDays', message })), returnPaths.lists, 'The new timetable is published.')
  },
})
