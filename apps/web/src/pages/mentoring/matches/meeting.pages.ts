import type { Request } from 'express'
import { z } from 'zod'
import { formatDateTime } from '#govuk'
import { londonDate, londonInstant, londonTime } from '#kernel'
import { dateField, gatherDate } from '../../../forms/date-field.js'
import { dateValues, type Field, fieldsPage, nothing } from '../../../forms/fields-page.js'
import { CancelMentoringMeetingDocument, HoldMentoringMeetingDocument, LogMentoringMeetingDocument, MoveMentoringMeetingDocument, PlanMentoringMeetingDocument, SaveMentoringNoteDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { param } from '../../../http/addresses.js'
import { PageError } from '../../../http/page-error.js'
import { textField, wholeField } from '../../runs/form-fields.js'
import { timeField } from '../../runs/sessions/clock-time.js'
import { hrefOf, type Match, matchForm, otherOf } from './load-match.js'
import { matchPaths } from './paths.js'
import { choicesOf, MODES } from './words.js'

type Meeting = Match['meetings'][number]

const FIELDS: readonly Field[] = [
  { kind: 'date', name: 'date', label: 'Date', hint: 'For example, 27 9 2026' }, { kind: 'text', name: 'time', label: 'Time', hint: 'For example, 14:30', width: 4 }, { kind: 'text', name: 'minutes', label: 'How many minutes?', width: 4 },
  { kind: 'radios', name: 'mode', label: 'How do you meet?', items: choicesOf(MODES) }, { kind: 'text', name: 'place', label: 'Where, or the address of the call (optional)' },
]
const TOPICS: Field = { kind: 'textarea', name: 'topics', label: 'What did you talk about? (optional)', hint: 'One topic on each line, up to 10. Both of you see them.' }

const shape = { date: dateField('Date'), time: timeField(), minutes: wholeField('How many minutes'), mode: z.string({ error: 'Choose how you meet' }), place: textField }
const dated = <T extends z.ZodRawShape>(fields: T) => z.preprocess((body) => gatherDate((body ?? {}) as Readonly<Record<string, unknown>>, 'date'), z.object(fields))
const body = dated(shape)
const heldBody = dated({ ...shape, topics: z.string().default('').transform((typed) => typed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')) })

const detailsOf = ({ date, time: at, minutes, mode, place }: z.output<typeof body>) => ({ startsAt: londonInstant(date, at).toISOString(), minutes, mode, place })
const valuesOf = ({ startsAt, minutes, mode, place }: Meeting) => ({ ...dateValues('date', londonDate(new Date(startsAt))), time: londonTime(new Date(startsAt)), minutes, mode, place })
/** The API speaks of when a meeting begins; the page asks for a date and a time. */
const onPage = (userErrors: readonly { readonly field?: string | null; readonly message: string }[]) => ({ userErrors: userErrors.map(({ field, message }) => ({ message, field: field === 'startsAt' ? 'date' : field ?? null })) })

const meetingOf = (req: Request, { meetings }: Match): Meeting => {
  const found = meetings.find(({ id }) => id === param(req, 'meetingId'))
  if (found === undefined) throw new PageError('notFound')
  return found
}

const planPage = fieldsPage({
  path: matchPaths.plan,
  load: (req) => matchForm(req, ({ viewerCanPlan }) => viewerCanPlan, (match) => ({
    title: 'Plan a meeting', button: 'Plan the meeting', fields: FIELDS, lead: [`You and ${otherOf(match)} get an invitation for your calendars.`], values: { minutes: match.agreement?.minutes ?? 60, mode: match.agreement?.mode },
  })),
  body,
  submit: async (req, typed, { match }) => {
    const { userErrors } = (await execute(req, PlanMentoringMeetingDocument, { input: { matchId: match.id, ...detailsOf(typed) } })).planMentoringMeeting
    return userErrors.length > 0 ? onPage(userErrors) : { next: hrefOf(match), notice: 'The meeting is planned. Both of you get an invitation.' }
  },
})

const logPage = fieldsPage({
  path: matchPaths.log,
  load: (req) => matchForm(req, ({ viewerCanKeep }) => viewerCanKeep, (match) => ({
    title: 'Write down a meeting', button: 'Save', fields: [...FIELDS, TOPICS], lead: ['For a meeting that you have had. Those who run the scheme see that you met, not what about.'], values: { minutes: match.agreement?.minutes ?? 60, mode: match.agreement?.mode },
  })),
  body: heldBody,
  submit: async (req, { topics, ...typed }, { match }) => {
    const { userErrors } = (await execute(req, LogMentoringMeetingDocument, { input: { matchId: match.id, ...detailsOf(typed), topics } })).logMentoringMeeting
    return userErrors.length > 0 ? onPage(userErrors) : { next: hrefOf(match), notice: 'The meeting is written down.' }
  },
})

const movePage = fieldsPage({
  path: matchPaths.move,
  load: (req) => matchForm(req, (match) => match.viewerCanPlan && meetingOf(req, match).state === 'planned', (match) => ({ title: 'Move this meeting', button: 'Save', fields: FIELDS, lead: ['Both of you get the change for your calendars.'], values: valuesOf(meetingOf(req, match)) })),
  body,
  submit: async (req, typed, { match }) => {
    const { userErrors } = (await execute(req, MoveMentoringMeetingDocument, { input: { meetingId: param(req, 'meetingId'), ...detailsOf(typed) } })).moveMentoringMeeting
    return userErrors.length > 0 ? onPage(userErrors) : { next: hrefOf(match), notice: 'The meeting is moved. Both of you get the change.' }
  },
})

const holdPage = fieldsPage({
  path: matchPaths.hold,
  load: (req) => matchForm(req, (match) => match.viewerCanKeep && meetingOf(req, match).state === 'planned', (match) => ({ title: 'Write down that you met', button: 'Save', fields: [...FIELDS, TOPICS], values: valuesOf(meetingOf(req, match)) })),
  body: heldBody,
  submit: async (req, { topics, ...typed }, { match }) => {
    const { userErrors } = (await execute(req, HoldMentoringMeetingDocument, { input: { meetingId: param(req, 'meetingId'), ...detailsOf(typed), topics } })).holdMentoringMeeting
    return userErrors.length > 0 ? onPage(userErrors) : { next: hrefOf(match), notice: 'The meeting is written down.' }
  },
})

const cancelPage = fieldsPage({
  path: matchPaths.cancel,
  load: (req) => matchForm(req, (match) => meetingOf(req, match).state === 'planned', (match) => ({
    title: 'Call this meeting off', button: 'Call it off', dangerous: true, stay: 'Keep it', fields: [], lead: [formatDateTime(new Date(meetingOf(req, match).startsAt))], effects: ['Both of you are told, and it goes from your calendars.'],
  })),
  body: nothing,
  submit: async (req, _body, { match }) => {
    const { userErrors } = (await execute(req, CancelMentoringMeetingDocument, { meetingId: param(req, 'meetingId') })).cancelMentoringMeeting
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: 'The meeting is called off. Both of you are told.' }
  },
})

const notePage = fieldsPage({
  path: matchPaths.note,
  load: (req) => matchForm(req, ({ side }) => side !== null, (match) => {
    const { ownNote, ownNoteShared, startsAt } = meetingOf(req, match)
    return {
      title: 'Your note', button: 'Save', lead: [`Of the meeting at ${formatDateTime(new Date(startsAt))}. Leave it empty to remove it.`],
      fields: [
        { kind: 'textarea', name: 'body', label: 'Note', rows: 10 },
        { kind: 'radios', name: 'shared', label: 'Who may read it?', items: [{ value: 'no', text: 'Only me' }, { value: 'yes', text: `${otherOf(match)} and I` }] },
      ],
      values: { body: ownNote ?? '', shared: ownNoteShared ? 'yes' : 'no' },
    }
  }),
  body: z.object({ body: z.string().default(''), shared: z.string().default('no') }),
  submit: async (req, note, { match }) => {
    const { userErrors } = (await execute(req, SaveMentoringNoteDocument, { input: { meetingId: param(req, 'meetingId'), body: note.body, shared: note.shared === 'yes' } })).saveMentoringNote
    return userErrors.length > 0 ? { userErrors } : { next: hrefOf(match), notice: 'Your note is saved.' }
  },
})

export const meetingPages = [planPage, logPage, movePage, holdPage, cancelPage, notePage]
