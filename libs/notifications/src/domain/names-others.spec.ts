import { NAMES_OTHERS } from './names-others.js'
import { MESSAGE_TEMPLATES } from './templates/index.js'

/** Fields that say nothing of anybody but the reader: where somebody else is in them, it is as part of the reader's own matter. */
const ABOUT_THE_READER = [
  'accepted', 'action', 'answerBy', 'approver', 'assignment', 'candidateId', 'claimId', 'claims', 'closesOn', 'day', 'days', 'dueOn', 'endsOn', 'enrolmentId', 'expiresAt', 'expiresOn',
  'itemId', 'matchId', 'minimum', 'nominatedBy', 'organisation', 'organisationId', 'parent', 'plan', 'planId', 'programme', 'quarter', 'reason', 'requestId', 'reviewId', 'round', 'roundId', 'runId',
  'scheme', 'session', 'sessionId', 'startsAt', 'startsOn', 'target', 'text', 'title', 'token', 'verdict', 'versionId', 'where', 'wished',
]

describe('fields that name others', () => {
  it.each(MESSAGE_TEMPLATES.map(({ name, example }) => ({ name, fields: Object.keys(example) })))('are decided upon for $name', ({ fields }) =>
    expect(fields.filter((field) => !NAMES_OTHERS.includes(field) && !ABOUT_THE_READER.includes(field))).toEqual([]))

  it('mark the messages that are about somebody else', () => {
    const marked = MESSAGE_TEMPLATES.filter(({ example }) => NAMES_OTHERS.some((field) => field in example)).map(({ name }) => name)
    expect(marked).toEqual(expect.arrayContaining(['cohorts.approval-needed', 'cohorts.announcement']))
    expect(marked).not.toContain('cohorts.confirmed')
  })
})
