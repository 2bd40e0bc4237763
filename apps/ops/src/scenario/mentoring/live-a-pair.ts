import { addDays, londonInstant, type PlainDate } from '#kernel'
import { count, type Stage } from '../stage.js'
import * as documents from './mentoring-documents.js'

/** Two people who agreed, and how they will go on. */
export interface PairLife {
  readonly matchId: string
  /** Emails. */
  readonly mentee: string
  readonly mentor: string
  readonly fate: 'goes_on' | 'never_meets' | 'falls_silent' | 'ends_early'
  /** Days from one meeting to the next. */
  readonly everyDays: number
  /** Days until their next meeting. */
  wait: number
  met: number
  over: boolean
}

const TOPICS = ['Stakeholders', 'Using data', 'Building a team', 'Stopping things', 'Career', 'Buying technology'] as const
const SILENT_AFTER = 3
const ENDS_AFTER = 4
/** They answer what they were asked after every so many meetings. */
const ASKED_EVERY = 3

/** One day of a pair: an agreement at the first meeting, meetings, an end. `daysLeft` of the story: the last days are for closing. */
export async function liveAPair(stage: Stage, life: PairLife, today: PlainDate, daysLeft: number): Promise<void> {
  if (life.fate === 'never_meets' || (life.fate === 'falls_silent' && life.met >= SILENT_AFTER)) return
  if (life.fate === 'ends_early' && life.met >= ENDS_AFTER) return end(stage, life)
  if (life.met > 0 && daysLeft <= CLOSING_DAYS) return close(stage, life, daysLeft)
  if (--life.wait > 0) return
  life.wait = life.everyDays
  if (life.met === 0) await agree(stage, life)
  const startsAt = londonInstant(addDays(today, -1), '15:00').toISOString()
  await stage.act(life.met % 2 === 0 ? life.mentee : life.mentor, documents.LOG_MEETING, {
    matchId: life.matchId, startsAt, minutes: 45 + 15 * (life.met % 3), mode: 'video', topics: [TOPICS[life.met % TOPICS.length]],
  })
  life.met++
  count(stage.tally, 'mentoring: meetings logged')
  if (life.met % ASKED_EVERY === 0) for (const email of [life.mentee, life.mentor]) await sayHowItGoes(stage, life.matchId, email, today)
}

/** What Waymark has asked them by now. */
async function sayHowItGoes(stage: Stage, id: string, email: string, today: PlainDate): Promise<void> {
  const { mentoringMatch } = await stage.query<{ mentoringMatch: { checkIns: readonly { id: string; dueOn: string; answeredAt: string | null }[] } }>(email, documents.MY_CHECK_INS, { id })
  for (const { id: checkInId } of mentoringMatch.checkIns.filter(({ answeredAt, dueOn }) => answeredAt === null && dueOn <= today)) {
    await stage.act(email, documents.ANSWER_CHECK_IN, { checkInId, going: 4, helpWanted: false })
    count(stage.tally, 'mentoring: check-ins answered')
  }
}

const CLOSING_DAYS = 30

async function agree(stage: Stage, { matchId, mentee, mentor }: PairLife): Promise<void> {
  await stage.act(mentee, documents.SAVE_AGREEMENT, { matchId, everyWeeks: 4, minutes: 60, mode: 'video', purpose: 'To talk through what I am trying, and what I avoid.', confidentiality: 'What is said stays between us.' })
  await stage.act(mentor, documents.AGREE, { matchId, version: 1 })
  await stage.act(mentee, documents.ADD_GOAL, { matchId, title: 'Lead one service change from end to end' })
}

async function end(stage: Stage, life: PairLife): Promise<void> {
  life.over = true
  await stage.act(life.mentee, documents.END_EARLY, { matchId: life.matchId, reason: 'no_time', wantsAnother: false })
  count(stage.tally, 'mentoring: relationships ended early')
}

async function close(stage: Stage, life: PairLife, daysLeft: number): Promise<void> {
  // Spread over the closing days, so that not everybody ends on one.
  if (daysLeft % life.everyDays !== 0) return
  life.over = true
  await stage.act(life.mentor, documents.COMPLETE_MATCH, { matchId: life.matchId })
  count(stage.tally, 'mentoring: relationships completed')
  for (const email of [life.mentee, life.mentor]) {
    await stage.act(email, documents.CLOSING_SURVEY, { matchId: life.matchId, helpful: 4, matchQuality: 5, recommends: 9, outcomes: ['new_skills', 'more_confidence'], comment: '' })
    count(stage.tally, 'mentoring: closing surveys')
  }
}
