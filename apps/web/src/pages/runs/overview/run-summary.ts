import { formatDate, formatDateRange, listInWords, pluralise, sentenceCase, summaryRows } from '#govuk'
import type { PlainDate } from '#kernel'
import { DELIVERY_MODES, wordsFor } from '../../catalogue/words.js'
import { pathTo, runPaths } from '../paths.js'

export interface HeldBack {
  readonly forType: string
  readonly forValue: string
  readonly places: number
  readonly releasedOn: string
}

export interface OverviewRun {
  readonly id: string
  readonly state: string
  readonly organisationName: string | null
  readonly deliveryMode: string
  readonly region: string | null
  readonly capacity: number
  readonly minimum: number
  readonly taken: number
  readonly waiting: number
  readonly policy: string
  readonly offerDays: number
  readonly maxPerOrganisation: number | null
  readonly maxPerRegion: number | null
  readonly opensOn: string
  readonly closesOn: string
  readonly startsOn: string
  readonly endsOn: string
  readonly closedEarlyOn: string | null
  readonly heldBack: readonly HeldBack[]
  readonly facilitators: readonly { readonly name: string | null }[]
  readonly viewerCanManage: boolean
}

export const POLICY_WORDS: Readonly<Record<string, string>> = {
  first_come: 'First come, first served', priority_score: 'By score, the highest first', manual: 'In the order that the programme manager sets',
}

const date = (text: string) => formatDate(text as PlainDate)

/** One line of held-back places in words; an organisation is held by its id, which says nothing, so it is only called one. */
export const heldBackWords = ({ forType, forValue, places, releasedOn }: HeldBack): string => {
  const whom = forType === 'region' ? forValue : forType === 'organisation' ? 'one organisation' : sentenceCase(forValue).toLowerCase()
  return `${pluralise(places, 'place')} for ${whom} until ${date(releasedOn)}`
}

/** The plan of a run; those who may change it get links to where. */
export function planRows(run: OverviewRun) {
  const change = (about: string) => (run.viewerCanManage && !['completed', 'cancelled'].includes(run.state) ? { change: { href: pathTo(runPaths.plan, { id: run.id }), about } } : {})
  const limits = [run.maxPerOrganisation !== null && `${run.maxPerOrganisation} for one organisation`, run.maxPerRegion !== null && `${run.maxPerRegion} for one region`].filter((one) => one !== false)
  return summaryRows([
    { key: 'Dates', value: formatDateRange(run.startsOn as PlainDate, run.endsOn as PlainDate), ...change('dates') },
    { key: 'Enrolment', value: `${formatDateRange(run.opensOn as PlainDate, run.closesOn as PlainDate)}${run.closedEarlyOn === null ? '' : `, closed early on ${date(run.closedEarlyOn)}`}`, ...change('enrolment dates') },
    { key: 'How it is delivered', value: [wordsFor(DELIVERY_MODES, run.deliveryMode), run.region].filter(Boolean).join(', '), ...change('delivery') },
    { key: 'Places', value: `${run.capacity}, at least ${run.minimum} to go ahead`, ...change('places') },
    { key: 'Most places', value: limits.length === 0 ? 'No limits' : listInWords(limits), ...change('limits') },
    { key: 'Held back', value: run.heldBack.length === 0 ? 'None' : run.heldBack.map(heldBackWords).join('; '), ...change('held-back places') },
    { key: 'Waiting list', value: `${wordsFor(POLICY_WORDS, run.policy)}. An offer stands for ${pluralise(run.offerDays, 'day')}`, ...change('waiting list') },
    { key: 'Facilitators', value: listInWords(run.facilitators.flatMap(({ name }) => name ?? [])) || 'None yet', ...(run.viewerCanManage && { change: { href: pathTo(runPaths.facilitators, { id: run.id }), about: 'facilitators' } }) },
    { key: 'Owned by', value: run.organisationName },
  ])
}

export const runFigures = (run: OverviewRun) => [
  { label: 'Places held', value: `${run.taken} of ${run.capacity}`, ...(run.viewerCanManage && { href: pathTo(runPaths.enrolments, { id: run.id }) }) },
  { label: 'On the waiting list', value: run.waiting, ...(run.viewerCanManage && { href: pathTo(runPaths.waitingList, { id: run.id }) }) },
  { label: 'Needed to go ahead', value: run.minimum },
]

/** What its manager may do to a run, by the state it is in. */
const STEPS: Readonly<Record<string, readonly { readonly action: string; readonly text: string }[]>> = {
  draft: [{ action: 'open', text: 'Open for applications' }],
  open: [{ action: 'close', text: 'Close applications early' }],
  closed: [{ action: 'start', text: 'Start the run' }, { action: 'reopen', text: 'Open applications again' }],
  in_progress: [{ action: 'complete', text: 'Complete the run' }],
}

/** The next steps of a run for its manager; the first is the usual one. */
export function runSteps({ id, state, viewerCanManage }: Pick<OverviewRun, 'id' | 'state' | 'viewerCanManage'>) {
  const steps = viewerCanManage ? (STEPS[state] ?? []) : []
  return {
    main: steps.map(({ action, text }) => ({ text, href: pathTo(runPaths.change, { id, action }) })),
    cancelHref: viewerCanManage && !['completed', 'cancelled'].includes(state) ? pathTo(runPaths.cancel, { id }) : undefined,
  }
}
