import { addDays, type PlainDate } from '#kernel'
import type { BackgroundWork } from '../background-work.js'
import { ScenarioError } from '../scenario-client.js'
import { count, type Stage } from '../stage.js'
import * as documents from './mentoring-documents.js'

export interface RoundPlan {
  readonly schemeId: string
  readonly title: string
  readonly today: PlainDate
  /** Email of the matching manager. */
  readonly manager: string
  /** Between freezing and publishing: people live on. Told of two pairs of the result. */
  readonly meanwhile: (pairs: readonly ProfilePair[]) => Promise<void>
  readonly say: (line: string) => void
}

const NOBODY = ['NO_MENTEES', 'NO_MENTORS', 'NO_SEATS']

export interface ProfilePair {
  readonly menteeProfileId: string
  readonly mentorProfileId: string
}

interface ScenarioFacts {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly state: string
  readonly problem: string | null
  readonly startedAt: string
  readonly finishedAt: string
  readonly report: { readonly mentees: number; readonly placed: number; readonly totalPoints: number; readonly lowestPoints: number | null; readonly movedPairs: number; readonly keptPairs: number }
}

interface PublishAnswer {
  readonly matches: number | null
  readonly changesToken: string | null
  readonly changes: readonly { readonly what: string }[]
  readonly userErrors: readonly { readonly code: string }[]
}

/**
 * One match round as its manager holds it: intake, freezing, three scenarios beside each other, a fourth with a pair ruled out, publication,
 * which is refused while pairs have come apart and then leaves those out. @returns the round; none where nobody
 * waits, for which it is called off.
 */
export async function holdRound(stage: Stage, work: BackgroundWork, { schemeId, title, today, manager, meanwhile, say }: RoundPlan): Promise<string | undefined> {
  const created = await stage.act<{ round: { id: string } }>(manager, documents.CREATE_ROUND, { schemeId, title, intakeOpensOn: today, intakeClosesOn: addDays(today, 1) })
  const roundId = created!.round.id
  await stage.act(manager, documents.OPEN_INTAKE, { roundId })
  if ((await stage.act(manager, documents.FREEZE_ROUND, { roundId }, NOBODY)) === undefined) {
    await stage.act(manager, documents.CANCEL_ROUND, { roundId, reason: 'Nobody is waiting: everybody has a match.' })
    count(stage.tally, 'mentoring: rounds called off')
    return undefined
  }
  const make = async (name: string, input: object) => (await stage.act<{ scenario: { id: string } }>(manager, documents.CREATE_SCENARIO, { roundId, title: name, ...input }))!.scenario.id
  const first = await make('Everyone placed', { objective: 'everyone' })
  await make('Worst off first', { objective: 'worst_off' })
  await make('Skills above all', { objective: 'total', weights: { skills: 80 } })
  await work.settle()
  const [worst, next] = await pairsOf(stage, manager, first)
  if (worst === undefined || next === undefined) throw new ScenarioError('A round came to fewer than two pairs')
  await stage.query(manager, documents.EXPLAIN, { scenarioId: first, menteeProfileId: worst.menteeProfileId, mentorProfileId: next.mentorProfileId })
  const chosen = await make('The weakest pair ruled out', { objective: 'everyone', baseId: first, keepBonus: 500, forbid: [{ menteeProfileId: worst.menteeProfileId, mentorProfileId: worst.mentorProfileId }] })
  await work.settle()
  await tell(stage, manager, roundId, say)
  const pairs = await pairsOf(stage, manager, chosen)
  await meanwhile(pairs)
  await publish(stage, manager, chosen, say)
  await work.settle()
  return roundId
}

const pairsOf = async (stage: Stage, manager: string, scenarioId: string): Promise<readonly ProfilePair[]> =>
  (await stage.query<{ matchScenarioPairs: { edges: readonly { node: ProfilePair }[] } }>(manager, documents.PAIRS, { scenarioId })).matchScenarioPairs.edges.map(({ node }) => node)

async function tell(stage: Stage, manager: string, roundId: string, say: (line: string) => void): Promise<void> {
  const { matchScenarios } = await stage.query<{ matchScenarios: readonly ScenarioFacts[] }>(manager, documents.SCENARIOS, { roundId })
  for (const { number, title, state, problem, report } of matchScenarios) {
    if (state !== 'solved') throw new ScenarioError(`Scenario ${number} is ${state}: ${problem}`)
    count(stage.tally, 'mentoring: scenarios solved')
    say(`  scenario ${number} “${title}”: ${report.placed} of ${report.mentees} placed, ${report.totalPoints} points, worst off ${report.lowestPoints}, ${report.movedPairs} moved`)
  }
}

async function publish(stage: Stage, manager: string, scenarioId: string, say: (line: string) => void): Promise<void> {
  const ask = async (leaveOut?: string) => (await stage.query<{ publishMatchRound: PublishAnswer }>(manager, documents.PUBLISH_ROUND, { input: { scenarioId, ...(leaveOut !== undefined && { leaveOut }) } })).publishMatchRound
  let answer = await ask()
  if (answer.changesToken !== null) {
    say(`  ${answer.changes.length} pairs have come apart since the round was frozen: published without them`)
    count(stage.tally, 'mentoring: pairs left out at publication', answer.changes.length)
    answer = await ask(answer.changesToken)
  }
  if (answer.matches === null) throw new ScenarioError(`Nothing was published: ${JSON.stringify(answer.userErrors)}`)
  count(stage.tally, 'mentoring: proposals made', answer.matches)
}
