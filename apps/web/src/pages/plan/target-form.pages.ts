import { z } from 'zod'
import { dateValues, type Field, fieldsPage, nothing, several } from '../../forms/fields-page.js'
import { AddPlanTargetDocument, ChangePlanTargetDocument, FindOrganisationsDocument, MovePlanTargetDocument, PlanIndicatorsDocument, PlanTargetDocument, type PlanTargetData, RemovePlanTargetDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { dateField } from '../../forms/date-field.js'
import { PageError } from '../../http/page-error.js'
import { meant } from '../admin/organisation-references.js'
import { optionalWholeField, textField } from '../runs/form-fields.js'
import { checkpointLines, checkpointsField, numberField, optionalNumber, withDates } from './form-fields.js'
import { param, pathTo, planPaths } from './paths.js'
import { againDraft, loadOpen, versionHref } from './version.pages.js'
import { BREAKDOWNS, DIRECTIONS, itemsOf, wordOf } from './words.js'

type Request = Parameters<typeof execute>[0]
type Target = PlanTargetData['workforceTarget']

interface IndicatorChoice {
  readonly value: string
  readonly text: string
  readonly breakdowns: readonly string[]
}

const toldBy = (breakdowns: readonly string[]): string => (breakdowns.length === 0 ? 'the whole only' : `by ${breakdowns.map((one) => wordOf(BREAKDOWNS, one).toLowerCase()).join(', ')}`)
/** Only what one of the indicators can be told by. */
const breakdownsField = (indicators: readonly IndicatorChoice[]): readonly Field[] => {
  const items = itemsOf(BREAKDOWNS).filter(({ value }) => indicators.some(({ breakdowns }) => breakdowns.includes(value)))
  return items.length === 0 ? [] : [{ kind: 'checkboxes', name: 'breakdowns', label: 'Show it by', hint: 'In reports of the nation. Choose from what stands beside the way in which it is measured.', items }]
}

const FIELDS = (indicators: readonly IndicatorChoice[]): readonly Field[] => [
  { kind: 'text', name: 'title', label: 'Title' },
  { kind: 'textarea', name: 'narrative', label: 'What is it for, and how will it be reached?', rows: 8 },
  { kind: 'text', name: 'ownerOrganisationId', label: 'Organisation that owns it (optional)', hint: 'Its code or full name.' },
  { kind: 'select', name: 'indicatorVersionId', label: 'How is it measured?', items: indicators.map(({ value, text, breakdowns }) => ({ value, text: `${text} (${toldBy(breakdowns)})` })) },
  { kind: 'radios', name: 'direction', label: 'Is the target at least or at most the value?', items: itemsOf(DIRECTIONS) },
  { kind: 'text', name: 'baselineValue', label: 'Baseline (optional)', hint: 'Where it begins. Leave it empty when that is not known yet.', width: 10 },
  { kind: 'date', name: 'baselineOn', label: 'Baseline date' },
  { kind: 'text', name: 'targetValue', label: 'Target value', width: 10 },
  { kind: 'date', name: 'dueOn', label: 'Due date' },
  ...breakdownsField(indicators),
  { kind: 'radios', name: 'ragRule', label: 'How are red, amber and green decided?', items: [{ value: 'linear', text: 'By a straight line from the baseline to the target' }, { value: 'checkpoints', text: 'By the interim milestones' }] },
  { kind: 'text', name: 'tolerancePercent', label: 'Tolerance of the straight line', hint: 'How far behind is amber, in per cent of the way that remains.', width: 4 },
  { kind: 'textarea', name: 'checkpoints', label: 'Interim milestones (optional)', hint: 'One on each line: date: value or event | who. For example 31/12/2027: 4 | Institute' },
]

const BODY = {
  title: textField, narrative: textField, ownerOrganisationId: textField, indicatorVersionId: textField, direction: z.string({ error: 'Choose at least or at most' }), baselineValue: optionalNumber('Baseline'), baselineOn: dateField('Baseline date'),
  targetValue: numberField('Target value'), dueOn: dateField('Due date'), breakdowns: several(), ragRule: z.string({ error: 'Choose how red, amber and green are decided' }), tolerancePercent: optionalNumber('Tolerance'), checkpoints: checkpointsField,
}
const DATES = ['baselineOn', 'dueOn'] as const

/** Newest versions of all indicators, and the one that a target names already. */
async function indicatorChoices(req: Request, present: Target['indicator']): Promise<readonly IndicatorChoice[]> {
  const { workforceIndicators } = await execute(req, PlanIndicatorsDocument, { search: null, first: 100, after: null })
  const newest = workforceIndicators.edges.flatMap(({ node }) => node.versions.slice(0, 1).map(({ id, number, breakdowns }) => ({ value: id, text: `${node.title}, version ${number}`, breakdowns })))
  return present === null || newest.some(({ value }) => value === present.id) ? newest : [{ value: present.id, text: `${present.title}, version ${present.number}`, breakdowns: present.breakdowns }, ...newest]
}

/** The organisation that was typed, by code or name; an id is kept as it is. */
async function ownerOf(req: Request, typed: string, present: { readonly id: string | null; readonly name: string | null }): Promise<{ readonly id: string | null } | { readonly field: string; readonly message: string }> {
  if (typed === '') return { id: null }
  if (typed === present.name) return { id: present.id }
  const { organisations } = await execute(req, FindOrganisationsDocument, { search: typed })
  return meant(typed, organisations.edges.map(({ node }) => node)) ?? { field: 'ownerOrganisationId', message: `No organisation has exactly the code or name “${typed}”` }
}

export const addTargetPage = fieldsPage({
  path: planPaths.addTarget,
  load: async (req) => {
    const { id, revision, plan, state } = await loadOpen(req)
    const fields: Field[] = [...FIELDS(await indicatorChoices(req, null)), { kind: 'text', name: 'code', label: 'Short name', hint: 'For addresses: lower-case letters, numbers and hyphens, such as chief-executives.', width: 20 }]
    return { title: 'Add a target', caption: plan.title, ...againDraft(state), fields, button: 'Add the target', back: versionHref(id), id, revision, values: { direction: 'at_least', ragRule: 'linear', tolerancePercent: '10' } }
  },
  body: withDates(DATES, z.object({ ...BODY, code: textField })),
  submit: async (req, { ownerOrganisationId, tolerancePercent, ...input }, { id, revision }) => {
    const owner = await ownerOf(req, ownerOrganisationId, { id: null, name: null })
    if ('message' in owner) return { userErrors: [owner] }
    const { version, userErrors } = (await execute(req, AddPlanTargetDocument, { input: { ...input, checkpoints: [...input.checkpoints], versionId: id, revision, ownerOrganisationId: owner.id, tolerancePercent: tolerancePercent ?? 0 } })).addWorkforceTarget
    return version === null ? { userErrors } : { next: versionHref(id), notice: 'The target is added.' }
  },
})

async function loadTarget(req: Request, ownOnly = true) {
  const { workforceTarget: target } = await execute(req, PlanTargetDocument, { id: param(req, 'id') })
  const { version } = target
  if (!version?.plan?.viewerMayWork || (ownOnly && target.disposition !== 'own') || ['published', 'superseded', 'discarded'].includes(version.state)) throw new PageError('notFound')
  return { target, version, plan: version.plan }
}

export const changeTargetPage = fieldsPage({
  path: planPaths.changeTarget,
  load: async (req) => {
    const { target, version, plan } = await loadTarget(req)
    const { title, narrative, direction, targetValue, breakdowns, rag, baselineValue } = target
    return {
      title: 'Change a target', caption: plan.title, ...againDraft(version.state), fields: FIELDS(await indicatorChoices(req, target.indicator)), button: 'Save', back: versionHref(version.id), target, version,
      values: {
        title, narrative, direction, targetValue: String(targetValue), breakdowns, ownerOrganisationId: target.owner ?? '', indicatorVersionId: target.indicator?.id ?? '', baselineValue: baselineValue === null ? '' : String(baselineValue),
        ragRule: rag.rule, tolerancePercent: String(rag.tolerancePercent ?? 10), checkpoints: checkpointLines(target.checkpoints), ...dateValues('baselineOn', target.baselineOn), ...dateValues('dueOn', target.dueOn),
      },
    }
  },
  body: withDates(DATES, z.object(BODY)),
  submit: async (req, { ownerOrganisationId, tolerancePercent, ...input }, { target, version: { id, revision } }) => {
    const owner = await ownerOf(req, ownerOrganisationId, { id: target.ownerOrganisationId, name: target.owner })
    if ('message' in owner) return { userErrors: [owner] }
    const { version, userErrors } = (await execute(req, ChangePlanTargetDocument, { input: { ...input, checkpoints: [...input.checkpoints], id: target.id, revision, ownerOrganisationId: owner.id, tolerancePercent: tolerancePercent ?? 0 } })).changeWorkforceTarget
    return version === null ? { userErrors } : { next: versionHref(id), notice: 'The target is saved.' }
  },
})

export const removeTargetPage = fieldsPage({
  path: planPaths.removeTarget,
  load: async (req) => {
    const { target, version, plan } = await loadTarget(req)
    return { title: 'Remove a target', caption: plan.title, ...againDraft(version.state), lead: [target.title], effects: ['This version no longer has it. Published versions keep it.'], fields: [], button: 'Remove it', dangerous: true, stay: 'Keep it', back: versionHref(version.id), target, version }
  },
  body: nothing,
  submit: async (req, _body, { target, version: { id, revision } }) => {
    const { version, userErrors } = (await execute(req, RemovePlanTargetDocument, { input: { id: target.id, revision } })).removeWorkforceTarget
    return version === null ? { userErrors } : { next: pathTo(planPaths.version, { versionId: id }), notice: 'The target is removed.' }
  },
})

/** A place further up or down. The version's page sends it with the revision that it showed; opened by itself, this page asks. */
export const moveTargetPage = fieldsPage({
  path: planPaths.moveTarget,
  load: async (req) => {
    const move = ['up', 'down'].find((one) => one === param(req, 'move'))
    if (move === undefined) throw new PageError('notFound')
    const { target, version, plan } = await loadTarget(req, false)
    return { title: `Move this target ${move}`, caption: plan.title, ...againDraft(version.state), lead: [target.title], fields: [], button: `Move it ${move}`, back: versionHref(version.id), move, target, version }
  },
  body: z.object({ revision: optionalWholeField('Revision') }),
  submit: async (req, { revision }, { move, target, version: { id, revision: present } }) => {
    const { version, userErrors } = (await execute(req, MovePlanTargetDocument, { input: { id: target.id, revision: revision ?? present, move } })).moveWorkforceTarget
    return version === null ? { userErrors } : { next: `${versionHref(id)}#order`, notice: `“${target.title}” is moved ${move}.` }
  },
})
