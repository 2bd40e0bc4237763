import { z } from 'zod'
import { type Field, fieldsPage, several } from '../../forms/fields-page.js'
import type { FormValues } from '../../forms/form-page.js'
import { AddPlanIndicatorVersionDocument, CreatePlanIndicatorDocument, PlanIndicatorDocument, PlanIndicatorSourcesDocument, type PlanIndicatorSourcesData } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { textField } from '../runs/form-fields.js'
import { speaksFor } from './may-begin.js'
import { onQuestion, parameterQuestions, parametersOf, parameterValues } from './parameter-form.js'
import { param, pathTo, planPaths } from './paths.js'
import { BREAKDOWNS, UNITS, wordOf } from './words.js'

type Request = Parameters<typeof execute>[0]
type Source = PlanIndicatorSourcesData['workforceIndicatorSources'][number]

const sources = async (req: Request): Promise<readonly Source[]> => (await execute(req, PlanIndicatorSourcesDocument, {})).workforceIndicatorSources
const sourceOf = async (req: Request): Promise<Source> => {
  const found = (await sources(req)).find(({ key }) => key === param(req, 'sourceKey'))
  if (found === undefined) throw new PageError('notFound')
  return found
}

/** By hand first: that is what somebody looks for who cannot find a source. */
const sourceChoices = (all: readonly Source[]): Field => ({
  kind: 'radios', name: 'sourceKey', label: 'Where do its figures come from?',
  items: all.toSorted((a, b) => Number(b.key.startsWith('recorded.')) - Number(a.key.startsWith('recorded.'))).map(({ key, title, numerator, denominator, unit }) => ({ value: key, text: title, hint: { text: `${wordOf(UNITS, unit)}. ${numerator}${denominator === null ? '' : `; out of: ${denominator}`}` } })),
})

const questions = (source: Source): readonly Field[] => [
  { kind: 'text', name: 'title', label: 'Name' },
  { kind: 'textarea', name: 'definition', label: 'What counts, and what does not?', rows: 6 },
  { kind: 'text', name: 'numerator', label: 'What is counted?', hint: `The source counts: ${source.numerator}` },
  ...(source.denominator === null ? [] : [{ kind: 'text', name: 'denominator', label: 'What is it counted out of?', hint: `The source divides by: ${source.denominator}` } as const]),
  { kind: 'radios', name: 'direction', label: 'Which way is better?', items: [{ value: 'at_least', text: 'Higher' }, { value: 'at_most', text: 'Lower' }] },
  ...(source.breakdowns.length === 0 ? [] : [{ kind: 'checkboxes', name: 'breakdowns', label: 'What can it be shown by?', items: source.breakdowns.map((value) => ({ value, text: wordOf(BREAKDOWNS, value) })) } as const]),
  ...parameterQuestions(source.parameterFields),
  { kind: 'text', name: 'formulaVersion', label: 'Version of the formula', hint: 'Such as 1. Change it when the figures of the same records would be others.', width: 4 },
]

const BODY = z.looseObject({ title: textField, definition: textField, numerator: textField, denominator: textField, direction: z.enum(['at_least', 'at_most'], { error: 'Choose which way is better' }), breakdowns: several(), formulaVersion: textField, changeNote: textField, key: textField, organisationId: textField })
type Body = z.output<typeof BODY>

const inputOf = (source: Source, { title, definition, numerator, denominator, direction, breakdowns, formulaVersion, changeNote, ...typed }: Body, ownKey: string) => ({
  title, definition, numerator, direction, breakdowns, formulaVersion, changeNote, denominator: denominator || null, unit: source.unit, sourceKey: source.key, parameters: parametersOf(source.parameterFields, typed as FormValues, ownKey),
})

/** What the API checks and the form does not ask stands in the summary without a field. */
const fixed = (source: Source): readonly string[] => [`Figures: ${source.title}.`, `Unit: ${wordOf(UNITS, source.unit).toLowerCase()}. The source gives it, so it cannot be chosen.`]

/** First step: where the figures come from decides what else is asked. */
export const newIndicatorPage = fieldsPage({
  path: planPaths.newIndicator,
  load: async (req) => {
    if (speaksFor(req.session.viewer?.roles ?? []).length === 0) throw new PageError('notFound')
    return { title: 'Define an indicator', lead: ['An indicator says what is counted and how. Targets name one of its versions, and a version is never changed.'], fields: [sourceChoices(await sources(req))], button: 'Continue', back: planPaths.indicators }
  },
  body: z.object({ sourceKey: z.string({ error: 'Choose where its figures come from' }) }),
  submit: (_req, { sourceKey }) => Promise.resolve({ next: pathTo(planPaths.defineIndicator, { sourceKey }) }),
})

export const defineIndicatorPage = fieldsPage({
  path: planPaths.defineIndicator,
  load: async (req) => {
    const keepers = speaksFor(req.session.viewer?.roles ?? [])
    const source = await sourceOf(req)
    if (keepers.length === 0) throw new PageError('notFound')
    const fields: Field[] = [
      ...questions(source), { kind: 'text', name: 'key', label: 'Short name', hint: 'Stable, in lower-case letters, numbers and hyphens, such as councils-on-standards.', width: 20 },
      ...(keepers.length > 1 ? [{ kind: 'select' as const, name: 'organisationId', label: 'Organisation that will keep it', items: keepers }] : []),
    ]
    return {
      title: 'Define an indicator', lead: fixed(source), effects: ['Everybody can read how it is counted.', 'Targets of drafts can name it. No published target changes.'], fields, button: 'Define it', back: planPaths.newIndicator, source, keeper: keepers[0]?.value ?? '',
      values: { direction: 'at_least', formulaVersion: '1', ...parameterValues(source.parameterFields, null) },
    }
  },
  body: BODY,
  submit: async (req, typed, { source, keeper }) => {
    const input = { ...inputOf(source, typed, typed.key), changeNote: 'First version', key: typed.key, organisationId: typed.organisationId || keeper }
    const { version, userErrors } = (await execute(req, CreatePlanIndicatorDocument, { input })).createWorkforceIndicator
    return version === null ? { userErrors: onQuestion(source.parameterFields, userErrors) } : { next: pathTo(planPaths.indicator, { indicatorId: version.indicatorId }), notice: 'The indicator is defined. Targets of a draft can name it now.' }
  },
})

async function loadKept(req: Request) {
  const { workforceIndicator: indicator } = await execute(req, PlanIndicatorDocument, { id: param(req, 'indicatorId') })
  const [newest] = indicator.versions
  if (!indicator.viewerMayKeep || newest === undefined) throw new PageError('notFound')
  return { indicator, newest, here: pathTo(planPaths.indicator, { indicatorId: indicator.id }) }
}

/** Figures can come from another source from a version on. */
export const indicatorSourcePage = fieldsPage({
  path: planPaths.indicatorSource,
  load: async (req) => {
    const { indicator, newest, here } = await loadKept(req)
    return { title: 'Take its figures from another source', caption: indicator.title, fields: [sourceChoices(await sources(req))], button: 'Continue', back: here, values: { sourceKey: newest.sourceKey }, indicator }
  },
  body: z.object({ sourceKey: z.string({ error: 'Choose where its figures come from' }) }),
  submit: (_req, { sourceKey }, { indicator }) => Promise.resolve({ next: pathTo(planPaths.changeIndicator, { indicatorId: indicator.id, sourceKey }) }),
})

/** Another way of counting: a new version, beside which the old ones stay. */
export const changeIndicatorPage = fieldsPage({
  path: planPaths.changeIndicator,
  load: async (req) => {
    const { indicator, newest, here } = await loadKept(req)
    const source = await sourceOf(req)
    const { title, definition, numerator, denominator, direction, breakdowns, formulaVersion, parameters } = newest
    return {
      title: 'Count it in another way', caption: `${indicator.title}, version ${newest.number + 1}`, lead: fixed(source), button: `Add version ${newest.number + 1}`, back: here, source, indicator,
      effects: ['Targets stay with the version that they name, in drafts too, until somebody chooses the new one.', 'Nothing that was published changes.'],
      fields: [...questions(source), { kind: 'textarea', name: 'changeNote', label: 'What is new, and why?' } as const],
      values: { title, definition, numerator, denominator: denominator ?? '', direction, breakdowns: [...breakdowns], formulaVersion, ...parameterValues(source.parameterFields, source.key === newest.sourceKey ? parameters : null) },
    }
  },
  body: BODY,
  submit: async (req, typed, { source, indicator, back }) => {
    const { version, userErrors } = (await execute(req, AddPlanIndicatorVersionDocument, { input: { ...inputOf(source, typed, indicator.key), indicatorId: indicator.id } })).addWorkforceIndicatorVersion
    return version === null ? { userErrors: onQuestion(source.parameterFields, userErrors) } : { next: back, notice: `Version ${version.number} is added. Choose it in the targets that should be counted by it.` }
  },
})
