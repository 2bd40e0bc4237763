import type { Request, Response } from 'express'
import { z } from 'zod'
import { cursorPagination, pluralise } from '#govuk'
import { done, fieldsPage, optionalText, type Field } from '../../../forms/fields-page.js'
import { NominateDocument, NominateManyDocument, RunsToNominateForDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { afterOf, param, textOf } from '../../../http/addresses.js'
import { page } from '../../page.js'
import { here, organisationFrame, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'
import { loadRun, places } from './load-run.js'
import { nominateFilePage } from './nomination-file.page.js'
import { MOST_NOMINEES, nominationNotice, outcomeRows, readNominees } from './nominee-list.js'

/** The runs that take people now. */
const nominationsPage = page({
  path: organisationPaths.nominations,
  get: async (req, res) => {
    const { organisation, cohortRuns } = await execute(req, RunsToNominateForDocument, { organisationId: organisationIdOf(req), after: afterOf(req) })
    res.render('organisation/nominations/nominations', {
      title: 'Nominations', organisation: organisationFrame(organisation, 'nominations'),
      runs: cohortRuns.edges.filter(({ node }) => node.viewerCanNominate).map(({ node }) => ({ ...node, href: here(req, 'nominate', { runId: node.id }), places: places(node) })),
      pagination: cursorPagination(cohortRuns.pageInfo, here(req, 'nominations'), req.query, req.web.locale),
    })
  },
})

/** Puts one colleague forward. */
const nominatePage = fieldsPage({
  path: organisationPaths.nominate, view: 'organisation/nominations/nominate',
  load: async (req) => {
    const loaded = await loadRun(req)
    return {
      ...loaded, title: `Nominate for ${loaded.runTitle}`, button: 'Nominate', back: here(req, 'nominations'), severalHref: here(req, 'nominateMany'), fileHref: here(req, 'nominateFile'),
      fields: [
        { kind: 'email', name: 'email', label: 'Email address of your colleague', hint: 'Any address under which Waymark knows them.' },
        { kind: 'textarea', name: 'statement', label: 'Why them? (optional)', hint: 'Those who decide read it, and so does your colleague.' },
      ] satisfies Field[],
      values: { email: textOf(req.query['email']) },
    }
  },
  body: z.object({ email: z.string().trim().min(1, 'Enter the email address of your colleague'), statement: optionalText() }),
  submit: async (req, { email, statement }) => {
    const { nominate } = await execute(req, NominateDocument, { input: { runId: param(req, 'runId'), organisationId: organisationIdOf(req), email, statement } })
    return done(nominate.userErrors, here(req, 'nominate'), nominate.enrolment?.state === 'offered' ? `${email} is nominated and offered a place.` : `${email} is nominated and on the waiting list.`)
  },
})

const peopleField: Field = { kind: 'textarea', name: 'people', label: 'Email addresses', hint: `One on each line, at most ${MOST_NOMINEES}. You can paste a column of a spreadsheet.`, rows: 10 }

/** Says what would become of each person; nothing is sent yet. */
async function preview(req: Request, res: Response, emails: readonly string[], typed: string, loaded: Awaited<ReturnType<typeof loadRun>>) {
  const { nominateMany } = await execute(req, NominateManyDocument, { input: nominees(req, emails, true) })
  const possible = nominateMany.outcomes.filter(({ outcome }) => outcome === 'would_enter').length
  res.render('organisation/nominations/preview', {
    ...loaded, title: 'Check your nominations', people: typed, possible, rows: outcomeRows(emails, nominateMany.outcomes), button: `Nominate ${pluralise(possible, 'person', 'people')}`,
    previous: here(req, 'nominateMany'),
  })
}

const nominees = (req: Request, emails: readonly string[], dryRun: boolean) =>
  ({ runId: param(req, 'runId'), organisationId: organisationIdOf(req), people: emails.map((email) => ({ email })), dryRun })

/** Puts many colleagues forward: the list, then what would become of each, then done. */
const nominateManyPage = fieldsPage({
  path: organisationPaths.nominateMany,
  load: async (req) => {
    const loaded = await loadRun(req)
    return { ...loaded, title: `Nominate several people for ${loaded.runTitle}`, fields: [peopleField], button: 'Check the list', back: here(req, 'nominate') }
  },
  body: z.object({ people: z.string().default(''), step: z.string().default('check') }),
  submit: async (req, { people, step }, loaded, res) => {
    const read = readNominees(people)
    if ('problem' in read) return { userErrors: [{ field: 'people', message: read.problem }] }
    if (step === 'change') return { userErrors: [] }
    if (step !== 'send') return void (await preview(req, res, read.emails, people, loaded))
    const { nominateMany } = await execute(req, NominateManyDocument, { input: nominees(req, read.emails, false) })
    return done(nominateMany.userErrors, here(req, 'nominate'), nominationNotice(nominateMany.outcomes))
  },
})

export const nominationPages = [nominationsPage, nominateManyPage, nominateFilePage, nominatePage]
