import { addDays, londonDate, londonInstant, type PlainDate } from '#kernel'
import type { TravelClock } from '#platform/clock'
import type { BackgroundWork } from './background-work.js'
import * as documents from './documents.js'
import { answerApplications, answerOffers, askForPlaces, someLeave, tendQueue } from './enrolment-days.js'
import type { RunStory } from './run-story.js'
import type { SeasonWorld } from './season-world.js'
import { enterCodes, handInWork, markRegister } from './session-days.js'
import { count } from './stage.js'

export interface PlayOptions {
  readonly world: SeasonWorld
  readonly stories: readonly RunStory[]
  readonly clock: TravelClock
  readonly work: BackgroundWork
  readonly from: PlainDate
  readonly days: number
  /** What else happens on a day: before anybody does anything, and after the sessions. */
  readonly dawn: (today: PlainDate, day: number) => Promise<void>
  readonly evening: (today: PlainDate, day: number) => Promise<void>
  readonly progress: (day: number, days: number) => void
}

const MINUTE_MS = 60_000

/** Plays the season day by day: what is due happens, then people do what they do, then the background work catches up. */
export async function playSeason({ world, stories, clock, work, from, days, dawn, evening, progress }: PlayOptions): Promise<void> {
  for (let day = 0; day < days; day++) {
    const today = addDays(from, day)
    clock.moveTo(londonInstant(today, '08:00'))
    await work.runSchedules(today)
    await dawn(today, day)
    for (const story of stories) if (!story.over) await morning(world, story, today)
    await answerApplications(world)
    for (const story of stories) if (!story.over && today >= story.plan.opensOn && today < story.plan.startsOn) await enrolment(world, story)
    await sessions(world, stories, clock, today)
    await evening(today, day)
    await work.settle()
    progress(day + 1, days)
  }
}

async function morning(world: SeasonWorld, story: RunStory, today: PlainDate): Promise<void> {
  const { plan, runId } = story
  const { manager } = world.crew
  if (today === plan.opensOn) await world.stage.act(manager, documents.OPEN_RUN, { runId }, ['TRANSITION_NOT_ALLOWED', 'ALREADY_OPEN'])
  if (today >= plan.opensOn && today <= plan.closesOn) await askForPlaces(world, story, today)
  if (story.cancelled && today === addDays(plan.startsOn, -7)) {
    await world.stage.act(manager, documents.CANCEL_RUN, { runId, reason: 'The venue has closed for repairs.' })
    story.over = true
    count(world.stage.tally, 'runs cancelled')
    return
  }
  if (today === plan.startsOn) await world.stage.act(manager, documents.FORM_SETS, { runId, count: Math.max(1, Math.round(plan.capacity / 6)) })
  if (plan.sessionDates.includes(today)) await someLeave(world, story)
  if (plan.programme.assignment && today === addDays(plan.startsOn, plan.programme.assignment.dueDays - 2)) await handInWork(world, story)
  if (today === addDays(plan.endsOn, 1)) {
    // The nightly sweep has mostly done it already.
    await world.stage.act(manager, documents.COMPLETE_RUN, { runId }, ['TRANSITION_NOT_ALLOWED'])
    story.over = true
    count(world.stage.tally, 'runs completed')
  }
}

async function enrolment(world: SeasonWorld, story: RunStory): Promise<void> {
  await tendQueue(world, story)
  await answerOffers(world, story)
}

/** The sessions of a day in order of the clock: codes while they run, the register afterwards. */
async function sessions(world: SeasonWorld, stories: readonly RunStory[], clock: TravelClock, today: PlainDate): Promise<void> {
  const due = stories.filter(({ over }) => !over).flatMap((story) => story.plan.sessionDates.flatMap((date, index) => (date === today ? [{ story, sessionId: story.sessionIds[index]! }] : [])))
  for (const time of [...new Set(due.map(({ story }) => story.plan.sessionTime))].toSorted()) {
    const start = londonInstant(today, time)
    const now = due.filter(({ story }) => story.plan.sessionTime === time)
    clock.moveTo(new Date(start.getTime() + 10 * MINUTE_MS))
    for (const { story, sessionId } of now) await enterCodes(world, story, sessionId)
    const longest = Math.max(...now.map(({ story }) => story.plan.programme.sessionMinutes))
    clock.moveTo(new Date(start.getTime() + (longest + 5) * MINUTE_MS))
    for (const { story, sessionId } of now) await markRegister(world, story, sessionId)
  }
  if (londonDate(clock.now()) !== today) throw new Error('A session ran past midnight')
}
