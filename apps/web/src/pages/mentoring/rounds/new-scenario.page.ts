import { z } from 'zod'
import { type Field, fieldsPage } from '../../../forms/fields-page.js'
import { CreateMatchScenarioDocument, NewMatchScenarioDocument, type NewMatchScenarioData } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { changeInWords, changeOf, nothingTicked } from './pair-changes.js'
import { param, pathTo, roundPaths, textOf } from './paths.js'
import { CRITERIA, HIDDEN_CRITERIA, OBJECTIVES, OPEN_CRITERIA } from './words.js'

type Scenario = NewMatchScenarioData['matchRound']['scenarios'][number]
const whole = (what: string) => z.string().default('').transform((typed, ctx): number => {
  const tidy = typed.trim().replaceAll(',', '')
  if (/^\d{1,5}$/.test(tidy)) return Number(tidy)
  ctx.addIssue({ code: 'custom', message: `Enter ${what} as a whole number from 0 to 10,000` })
  return z.NEVER
})

const SOLVED_FIRST = { value: '', text: 'None: begin anew' }
const fieldsOf = (scenarios: readonly Scenario[]): readonly Field[] => [
  { kind: 'text', name: 'title', label: 'Name of the scenario', hint: 'By which you will know it among others.' },
  { kind: 'radios', name: 'objective', label: 'What to aim for', items: OBJECTIVES },
  ...OPEN_CRITERIA.map((code): Field => ({ kind: 'text', name: code, label: `Weight: ${CRITERIA[code] ?? code}`, width: 4 })),
  { kind: 'text', name: 'floor', label: 'Lowest score', hint: 'Pairs with fewer points are not made. 0 for no limit, which it has to be where wishes or other private criteria count.', width: 4 },
  { kind: 'select', name: 'baseId', label: 'Begin from', hint: 'Its locked and ruled-out pairs are taken over.', items: [SOLVED_FIRST, ...scenarios.filter(({ state }) => state === 'solved').map(({ id, number, title }) => ({ value: id, text: `${number}. ${title}` }))] },
  { kind: 'text', name: 'keepBonus', label: 'Points for keeping a pair of that scenario', hint: '0 when it does not matter who stays together. 500 keeps most pairs at little cost.', width: 4 },
]

/** A new way of solving the round, from the weights of the scheme or of another scenario. */
export const newScenarioPage = fieldsPage({
  path: roundPaths.newScenario, view: 'mentoring/rounds/new-scenario',
  body: z.object({
    title: z.string().trim().min(1, 'Enter a name for the scenario'), objective: z.string({ error: 'Choose what to aim for' }), baseId: z.string().default(''), floor: whole('the lowest score'), keepBonus: whole('the points for keeping a pair'),
    skills: whole('the weight of skills'), values: whole('the weight of values'), seniority: whole('the weight of seniority'), sector: whole('the weight of the area of work'), region: whole('the weight of the region'), times: whole('the weight of times'),
  }),
  load: async (req, res) => {
    const { matchRound: { id, title, state, weights, scenarios } } = await execute(req, NewMatchScenarioDocument, { id: param(req, 'roundId') })
    if (weights === null || (state !== 'frozen' && state !== 'in_review')) throw new PageError('notFound')
    const base = scenarios.find((scenario) => scenario.id === textOf(req.query['base']))
    const from = base?.weights ?? weights
    const sum = OPEN_CRITERIA.reduce((total, code) => total + from[code], 0)
    const hidden = HIDDEN_CRITERIA.reduce((total, code) => total + from[code], 0)
    const asked = changeOf(req)
    if (asked?.pairs.length === 0 && base !== undefined) return void res.redirect(303, nothingTicked(req, asked, base.id))
    const change = asked === undefined || base?.state !== 'solved' ? undefined : await changeInWords(req, asked, base.id)
    return {
      title: change?.title ?? 'Make a scenario', caption: title, button: 'Solve it', back: pathTo(roundPaths.scenarios, { roundId: id }), ...(change !== undefined && { pairs: change.pairs }), fields: fieldsOf(scenarios),
      lead: [...(change === undefined ? [] : [change.text]), `The six weights below add up to ${sum}. What people keep to themselves weighs ${hidden} and stays as the scheme says: ${sum + hidden} in all. Only their proportions matter.`],
      values: {
        title: change?.title ?? (base === undefined ? '' : `${base.title}, changed`), objective: base?.objective ?? 'everyone', floor: String(base?.floor ?? 0), baseId: base?.state === 'solved' ? base.id : '', keepBonus: change === undefined ? '0' : '500',
        ...Object.fromEntries(OPEN_CRITERIA.map((code) => [code, String(from[code])])),
      },
    }
  },
  submit: async (req, { title, objective, baseId, floor, keepBonus, ...weights }) => {
    const change = changeOf(req)
    const { createMatchScenario: { scenario, userErrors } } = await execute(req, CreateMatchScenarioDocument, {
      input: {
        roundId: param(req, 'roundId'), title, objective, floor, keepBonus, weights, baseId: baseId === '' ? null : baseId,
        ...(change === undefined ? {} : { [change.kind]: [...change.pairs] }),
      },
    })
    if (scenario === null) return { userErrors }
    return { next: pathTo(roundPaths.scenario, { scenarioId: scenario.id }), notice: 'The scenario is made. It is solved now.' }
  },
})
