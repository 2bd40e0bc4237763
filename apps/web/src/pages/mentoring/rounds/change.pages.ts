import type { Request } from 'express'
import { z } from 'zod'
import { pluralise, type UserError } from '#govuk'
import { done, fieldsPage, type FieldsForm } from '../../../forms/fields-page.js'
import {
  CancelMatchRoundDocument, CloseMatchRoundDocument, FreezeMatchRoundDocument, MatchRoundFrameOnlyDocument, type MatchRoundFrameOnlyData, OpenMatchRoundIntakeDocument, ThawMatchRoundDocument,
} from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { param, pathTo, roundPaths } from './paths.js'

type Round = MatchRoundFrameOnlyData['matchRound']

interface Change {
  readonly path: string
  /** States in which there is such a page. */
  readonly from: readonly string[]
  readonly form: (round: Round) => Omit<FieldsForm, 'back' | 'fields' | 'caption'>
  /** Asks why. */
  readonly reason?: boolean
  readonly submit: (req: Request, roundId: string, reason: string) => Promise<readonly UserError[]>
  readonly notice: string
}

/** A step of a round that is confirmed first. */
const changePage = ({ path, from, form, reason = false, submit, notice }: Change) => fieldsPage({
  path, body: z.object({ reason: z.string().default('') }),
  load: async (req) => {
    const { matchRound } = await execute(req, MatchRoundFrameOnlyDocument, { id: param(req, 'roundId') })
    if (!from.includes(matchRound.state)) throw new PageError('notFound')
    return {
      ...form(matchRound), caption: matchRound.title, back: pathTo(roundPaths.round, { roundId: matchRound.id }),
      fields: reason ? [{ kind: 'textarea' as const, name: 'reason', label: 'Why', hint: 'It stays in the record of the round. Do not name people.', rows: 3 }] : [],
    }
  },
  submit: async (req, { reason: why }, { back }) => done(await submit(req, param(req, 'roundId'), why), back, notice),
})

export const openIntakePage = changePage({
  path: roundPaths.openIntake, from: ['draft'], notice: 'The intake is open.',
  form: () => ({ title: 'Open the intake', lead: ['People finish their profiles until the day on which the intake closes. Then you are told, and freeze the round.'], button: 'Open the intake' }),
  submit: async (req, roundId) => (await execute(req, OpenMatchRoundIntakeDocument, { input: { roundId } })).openMatchRoundIntake.userErrors,
})

export const freezePage = changePage({
  path: roundPaths.freeze, from: ['intake'], notice: 'The round is frozen. Make a first scenario.',
  form: ({ intake: { mentees, mentors, seats } }) => ({
    title: 'Freeze the round', button: 'Freeze the round',
    lead: [`${pluralise(mentees, 'mentee')} and ${pluralise(mentors, 'mentor')} with ${pluralise(seats, 'free seat')} are ready.`, ...(seats < mentees ? [`There are ${mentees - seats} seats too few for everybody.`] : [])],
    effects: ['Everybody with a finished profile and a free seat is in, as they are now. Profiles that change later stay as they were in this round.', 'The settings of the scheme are kept for this round, whatever becomes of the scheme.', 'Before anything is published every pair is checked once more against what is true then.'],
  }),
  submit: async (req, roundId) => (await execute(req, FreezeMatchRoundDocument, { input: { roundId } })).freezeMatchRound.userErrors,
})

export const thawPage = changePage({
  path: roundPaths.thaw, from: ['frozen', 'in_review'], reason: true, notice: 'The intake is open again.',
  form: ({ scenarios }) => ({
    title: 'Open the intake again', button: 'Open the intake again', dangerous: true, warning: 'This cannot be undone.',
    lead: ['The round gets a new input when you freeze it again.'], effects: [`The frozen input and ${pluralise(scenarios.length, 'scenario')} are thrown away, with all locked pairs.`],
  }),
  submit: async (req, roundId, reason) => (await execute(req, ThawMatchRoundDocument, { input: { roundId, reason } })).thawMatchRound.userErrors,
})

export const cancelRoundPage = changePage({
  path: roundPaths.cancelRound, from: ['draft', 'intake', 'frozen', 'in_review'], reason: true, notice: 'The round is cancelled.',
  form: () => ({ title: 'Cancel the round', button: 'Cancel the round', stay: 'Keep the round', dangerous: true, warning: 'This cannot be undone.', effects: ['Nothing of this round reaches the people who take part.', 'Their profiles stay ready for the next round.'] }),
  submit: async (req, roundId, reason) => (await execute(req, CancelMatchRoundDocument, { input: { roundId, reason } })).cancelMatchRound.userErrors,
})

export const closeRoundPage = changePage({
  path: roundPaths.closeRound, from: ['published'], notice: 'The round is closed.',
  form: () => ({ title: 'Close the round', button: 'Close the round', lead: ['The round is filed away. Its matches and its record stay as they are.'] }),
  submit: async (req, roundId) => (await execute(req, CloseMatchRoundDocument, { input: { roundId } })).closeMatchRound.userErrors,
})
