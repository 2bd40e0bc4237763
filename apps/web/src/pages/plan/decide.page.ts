import { z } from 'zod'
import { dateValues, type Field, fieldsPage } from '../../forms/fields-page.js'
import { DecidePlanTargetDocument, PlanTargetDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { textField } from '../runs/form-fields.js'
import { optionalDate, optionalNumber, withDates } from './form-fields.js'
import { param, planPaths } from './paths.js'
import { againDraft, loadOpen, versionHref } from './version.pages.js'
import { dateWords, DISPOSITIONS, goalWords, valueWords } from './words.js'

const FIELDS: readonly Field[] = [
  { kind: 'radios', name: 'disposition', label: 'What does your plan make of it?', items: ['adopted', 'adapted', 'left_out'].map((value) => ({ value, text: DISPOSITIONS[value] ?? value })) },
  { kind: 'text', name: 'targetValue', label: 'Adapted: a value of your own', hint: 'Leave empty what stays as it is nationally.', width: 10 },
  { kind: 'date', name: 'dueOn', label: 'Adapted: a due date of your own' },
  { kind: 'text', name: 'baselineValue', label: 'Adapted: a baseline of your own', width: 10 },
  { kind: 'date', name: 'baselineOn', label: 'Adapted: a baseline date of your own' },
  { kind: 'textarea', name: 'reason', label: 'Why is it adapted or left out?', hint: 'Readers of your plan will see this.' },
]

/** A derived plan's decision about a national target. */
export const decidePage = fieldsPage({
  path: planPaths.decide,
  load: async (req) => {
    const version = await loadOpen(req)
    const targetId = param(req, 'targetId')
    const mine = version.targets.find(({ rootTargetId, disposition }) => rootTargetId === targetId && disposition !== 'own')
    const open = version.undecided.find((target) => target.targetId === targetId)
    const id = mine?.id ?? open?.id
    if (id === undefined) throw new PageError('notFound')
    const { workforceTarget: target } = await execute(req, PlanTargetDocument, { id })
    const adapted = mine?.disposition === 'adapted'
    return {
      title: target.title, caption: version.plan.title, ...againDraft(version.state), lead: [adapted ? `In your plan: ${goalWords(target)}.` : `Nationally: ${goalWords(target)}.`, `Baseline: ${valueWords(target.baselineValue, target.unit)} on ${dateWords(target.baselineOn)}.`],
      fields: FIELDS, button: 'Save', back: versionHref(version.id), version, targetId,
      values: { disposition: mine?.disposition, reason: mine?.reason ?? '', ...(adapted && { targetValue: String(target.targetValue), baselineValue: target.baselineValue === null ? '' : String(target.baselineValue), ...dateValues('dueOn', target.dueOn), ...dateValues('baselineOn', target.baselineOn) }) },
    }
  },
  body: withDates(['dueOn', 'baselineOn'], z.object({
    disposition: z.enum(['adopted', 'adapted', 'left_out'], { error: 'Choose what your plan makes of it' }), reason: textField, targetValue: optionalNumber('Value'), dueOn: optionalDate('Due date'), baselineValue: optionalNumber('Baseline'), baselineOn: optionalDate('Baseline date'),
  })),
  submit: async (req, typed, { version: { id, revision }, targetId }) => {
    const { version, userErrors } = (await execute(req, DecidePlanTargetDocument, { input: { ...typed, versionId: id, revision, targetId } })).decideWorkforceTarget
    return version === null ? { userErrors } : { next: versionHref(id), notice: 'Your decision is saved.' }
  },
})
