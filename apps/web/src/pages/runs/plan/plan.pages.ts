import type { Request } from 'express'
import { z } from 'zod'
import type { UserError } from '#govuk'
import { dateField, gatherDate } from '../../../forms/date-field.js'
import { formPage, type Submitted } from '../../../forms/form-page.js'
import {
  HeldBackOrganisationDocument, HeldBackOrganisationNameDocument, PlanRunDocument, ProgrammeOfVersionDocument, ReplanRunDocument, RunToReplanDocument, VersionToRunDocument, type RunToReplanData,
} from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { DELIVERY_MODES, REGIONS } from '../../catalogue/words.js'
import { managePaths } from '../../programmes-manage/paths.js'
import { dateBoxes, optionalWholeField, textField, wholeField } from '../form-fields.js'
import { frameOf } from '../frame/load-run.js'
import { POLICY_WORDS } from '../overview/run-summary.js'
import { param, pathTo, runPaths } from '../paths.js'
import { countLines, HELD_FOR, heldBackValues, nameHeldBackErrors, readHeldBack, type HeldBackLine } from './held-back-form.js'

const DATES = ['opensOn', 'closesOn', 'startsOn', 'endsOn'] as const

const planBody = z.preprocess((body) => DATES.reduce((all, name) => gatherDate(all, name), (body ?? {}) as Readonly<Record<string, unknown>>), z.object({
  title: textField, deliveryMode: z.string({ error: 'Choose how it is delivered' }), region: textField,
  capacity: wholeField('Places'), minimum: wholeField('The fewest people'), policy: z.string({ error: 'Choose how the waiting list is served' }), offerDays: wholeField('Days that an offer stands'),
  maxPerOrganisation: optionalWholeField('Most places for one organisation'), maxPerRegion: optionalWholeField('Most places for one region'),
  opensOn: dateField('The day on which enrolment opens'), closesOn: dateField('The last day of enrolment'), startsOn: dateField('The first day'), endsOn: dateField('The last day'),
}))

const choices = {
  modes: Object.entries(DELIVERY_MODES).map(([value, text]) => ({ value, text })), policies: Object.entries(POLICY_WORDS).map(([value, text]) => ({ value, text })),
  regions: [{ value: '', text: 'No region' }, ...Object.keys(REGIONS).map((region) => ({ value: region, text: region }))], heldFor: HELD_FOR,
}

/** One empty line more than there are, so that there is always room for another. */
const linesOf = (req: Request, known: number): number[] => Array.from({ length: (req.method === 'POST' ? countLines(req.body as Record<string, unknown>) : known) + 1 }, (_, at) => at)

/** Finds the organisation that a line names; its id, or what to do when it is not clear which is meant. */
async function findOrganisation(req: Request, line: HeldBackLine): Promise<string | UserError> {
  const { organisations } = await execute(req, HeldBackOrganisationDocument, { search: line.organisationName })
  const found = organisations.edges.map(({ node }) => node)
  const same = found.find(({ name }) => name.toLowerCase() === line.organisationName.toLowerCase()) ?? (found.length === 1 ? found[0] : undefined)
  if (same) return same.id
  const names = found.map(({ name }) => name).join(', ')
  return { field: `heldBack.${line.at}.organisation`, message: names === '' ? 'No organisation has this name' : `Several organisations have such a name: ${names}. Enter one of them in full` }
}

async function submitPlan(req: Request, send: (heldBack: readonly { forType: string; forValue: string; places: number; releasedOn: string }[]) => Promise<{ readonly userErrors: readonly UserError[]; readonly done: Submitted }>): Promise<Submitted> {
  if ((req.body as Record<string, unknown>)['step'] === 'add') return { userErrors: [] }
  const { errors, lines } = readHeldBack(req.body as Record<string, unknown>)
  const found = await Promise.all(lines.map((line) => (line.organisationName === '' ? Promise.resolve(line.forValue) : findOrganisation(req, line))))
  const unclear = found.filter((one): one is UserError => typeof one !== 'string')
  if (errors.length + unclear.length > 0) return { userErrors: [...errors, ...unclear] }
  const { done, userErrors } = await send(lines.map(({ forType, places, releasedOn }, n) => ({ forType, forValue: String(found[n]), places, releasedOn })))
  return userErrors.length > 0 ? { userErrors: nameHeldBackErrors(userErrors, lines) } : done
}

/** Plans a run on a published version. */
export const planRunPage = formPage({
  path: managePaths.planRun,
  view: 'runs/plan/plan',
  load: async (req) => {
    const { programmeVersion } = await execute(req, VersionToRunDocument, { id: param(req, 'versionId') })
    const { programme } = await execute(req, ProgrammeOfVersionDocument, { id: programmeVersion.programmeId })
    if (!programme.viewerCanManage) throw new PageError('notFound')
    return { choices, lines: linesOf(req, 0), caption: programme.title, versionId: programmeVersion.id, back: pathTo(managePaths.programme, { id: programme.id }), button: 'Plan this run' }
  },
  title: () => 'Plan a run',
  previous: (_req, { back }) => back,
  body: planBody,
  initial: () => ({ policy: 'first_come', offerDays: '5', minimum: '0' }),
  submit: (req, _res, form, { versionId }) => submitPlan(req, async (heldBack) => {
    const { planCohortRun } = await execute(req, PlanRunDocument, { input: { versionId, ...form, region: form.region || null, heldBack } })
    return { userErrors: planCohortRun.userErrors, done: { next: pathTo(runPaths.run, { id: planCohortRun.run?.id ?? '' }), notice: 'The run is planned. Name its facilitators, plan its sessions, then open it.' } }
  }),
})

const valuesOf = (run: RunToReplanData['cohortRun'], names: ReadonlyMap<string, string>) => ({
  ...run, ...Object.assign({}, ...DATES.map((name) => dateBoxes(name, run[name]))) as object, ...heldBackValues(run.heldBack, names),
})

/** Changes the plan of a run that is not over. */
export const replanRunPage = formPage({
  path: runPaths.plan,
  view: 'runs/plan/plan',
  load: async (req) => {
    const { cohortRun } = await execute(req, RunToReplanDocument, { id: param(req, 'id') })
    const run = frameOf(cohortRun, 'run', ({ viewerCanManage }) => viewerCanManage)
    const held = cohortRun.heldBack.filter(({ forType }) => forType === 'organisation')
    const names = new Map(await Promise.all(held.map(async ({ forValue }) => [forValue, (await execute(req, HeldBackOrganisationNameDocument, { id: forValue })).organisation.name] as const)))
    return { run, cohortRun, names, choices, lines: linesOf(req, cohortRun.heldBack.length), caption: `${run.programme}: ${run.title}`, back: pathTo(runPaths.run, { id: run.id }), button: 'Save the plan' }
  },
  title: () => 'Change the plan',
  previous: (_req, { back }) => back,
  body: planBody,
  initial: ({ cohortRun, names }) => valuesOf(cohortRun, names),
  submit: (req, _res, form, { back, run }) => submitPlan(req, async (heldBack) => {
    const { replanCohortRun } = await execute(req, ReplanRunDocument, { input: { runId: run.id, ...form, region: form.region || null, heldBack } })
    return { userErrors: replanCohortRun.userErrors, done: { next: back, notice: 'The plan is saved. Places that came free are offered at once.' } }
  }),
})
