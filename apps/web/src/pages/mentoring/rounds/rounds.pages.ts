import { z } from 'zod'
import { cursorPagination, formatDate, formatNumber, pluralise } from '#govuk'
import type { PlainDate } from '#kernel'
import { dateField, gatherDate } from '../../../forms/date-field.js'
import { dateValues, done, type Field, fieldsPage } from '../../../forms/fields-page.js'
import { CreateMatchRoundDocument, EditMatchRoundDocument, MatchRoundFrameOnlyDocument, MatchRoundsDocument, NewMatchRoundDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { mentoringPaths } from '../paths.js'
import { schemeFrame } from '../schemes/frame.js'
import { afterOf, param, pathTo, roundPaths } from './paths.js'
import { ROUND_STATES } from './words.js'

/** Rounds of a scheme, newest first. */
export const roundsPage = page({
  path: roundPaths.rounds,
  get: async (req, res) => {
    const schemeId = param(req, 'schemeId')
    const { mentoringScheme, matchRounds } = await execute(req, MatchRoundsDocument, { schemeId, after: afterOf(req) })
    const here = pathTo(roundPaths.rounds, { schemeId })
    const days = ({ intakeOpensOn, intakeClosesOn }: { readonly intakeOpensOn: string; readonly intakeClosesOn: string }) => `${formatDate(intakeOpensOn as PlainDate)} to ${formatDate(intakeClosesOn as PlainDate)}`
    res.render('mentoring/rounds/rounds', {
      title: 'Match rounds', scheme: schemeFrame(mentoringScheme, 'rounds'), previous: pathTo(mentoringPaths.scheme, { schemeId }), newHref: pathTo(roundPaths.newRound, { schemeId }), mayPlan: mentoringScheme.state === 'open',
      rounds: matchRounds.edges.map(({ node }) => ({ title: node.title, href: pathTo(roundPaths.round, { roundId: node.id }), state: ROUND_STATES[node.state] ?? node.state, days: days(node), people: node.mentees > 0 ? `${pluralise(node.mentees, 'mentee')}, ${pluralise(node.mentors, 'mentor')}` : '' })),
      total: formatNumber(matchRounds.totalCount), pagination: cursorPagination(matchRounds.pageInfo, here, req.query, req.web.locale),
    })
  },
})

const fields: readonly Field[] = [
  { kind: 'text', name: 'title', label: 'Name of the round', hint: 'For example, Autumn 2026.' },
  { kind: 'date', name: 'intakeOpensOn', label: 'Intake opens on', hint: 'From this day people are asked to finish their profiles.' },
  { kind: 'date', name: 'intakeClosesOn', label: 'Intake closes on', hint: 'The first day on which profiles no longer come in. You are told, and freeze the round yourself.' },
]
const body = z.preprocess(
  (typed) => gatherDate(gatherDate((typed ?? {}) as Readonly<Record<string, unknown>>, 'intakeOpensOn'), 'intakeClosesOn'),
  z.object({ title: z.string().trim().min(1, 'Enter a name for the round'), intakeOpensOn: dateField('The day on which the intake opens'), intakeClosesOn: dateField('The day on which the intake closes') }))

export const newRoundPage = fieldsPage({
  path: roundPaths.newRound, body,
  load: async (req) => {
    const { mentoringScheme } = await execute(req, NewMatchRoundDocument, { schemeId: param(req, 'schemeId') })
    if (!mentoringScheme.viewerCanMatch) throw new PageError('notFound')
    return { title: 'Plan a round', caption: mentoringScheme.title, fields, button: 'Save the plan', back: pathTo(roundPaths.rounds, { schemeId: mentoringScheme.id }) }
  },
  submit: async (req, input) => {
    const { createMatchRound: { round, userErrors } } = await execute(req, CreateMatchRoundDocument, { input: { ...input, schemeId: param(req, 'schemeId') } })
    return round === null ? { userErrors } : { next: pathTo(roundPaths.round, { roundId: round.id }), notice: 'The round is planned. Open its intake when you are ready.' }
  },
})

export const editRoundPage = fieldsPage({
  path: roundPaths.editRound, body,
  load: async (req) => {
    const { matchRound } = await execute(req, MatchRoundFrameOnlyDocument, { id: param(req, 'roundId') })
    if (matchRound.state !== 'draft' && matchRound.state !== 'intake') throw new PageError('notFound')
    return {
      title: 'Change the plan', caption: matchRound.title, fields, button: 'Save', back: pathTo(roundPaths.round, { roundId: matchRound.id }),
      values: { title: matchRound.title, ...dateValues('intakeOpensOn', matchRound.intakeOpensOn), ...dateValues('intakeClosesOn', matchRound.intakeClosesOn) },
    }
  },
  submit: async (req, input, { back }) => done((await execute(req, EditMatchRoundDocument, { input: { ...input, roundId: param(req, 'roundId') } })).editMatchRound.userErrors, back, 'The plan is saved.'),
})
