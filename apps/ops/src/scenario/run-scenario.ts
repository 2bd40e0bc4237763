import { addDays, londonDate, type PlainDate, seededRandom } from '#kernel'
import { type BookCheck, BooksService } from '#read-models'
import { ActivityService } from '#reports'
import { systemCtx } from '#platform/access'
import type { TravelClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { DEMO_DOMAIN } from '../demo/personas.js'
import { SCENARIO_CLIENT } from '../start/local-config.js'
import type { RunningPlatform } from '../start/platform-processes.js'
import type { LocalSettings } from '../start/settings.js'
import { BackgroundWork } from './background-work.js'
import { bootstrap, type FirstPerson, INSTITUTE_CODE } from './bootstrap.js'
import { type Cast, castOf, type CastMember, type CouncilCast } from './cast.js'
import type { StaffMember } from './import-files.js'
import { openSeason } from './open-season.js'
import { planSeason } from './plan-season.js'
import { playSeason } from './play-season.js'
import { mentoringCastOf, type ParticipantPlan } from './mentoring/mentoring-cast.js'
import { MentoringStory } from './mentoring/mentoring-story.js'
import { englishCouncilCodes } from './reference-councils.js'
import type { RunStory } from './run-story.js'
import { ScenarioClient } from './scenario-client.js'
import { SeasonWorld } from './season-world.js'
import { setUp } from './set-up.js'
import { Stage, type Tally } from './stage.js'
import { VERIFIERS } from './workforce/milestones/verifiers.js'
import { PLAN_OWNERS, publishPlan } from './workforce/plans/publish-plan.js'
import { WorkforceStory } from './workforce/workforce-story.js'

export interface ScenarioOptions {
  readonly running: RunningPlatform
  readonly config: Config
  readonly settings: LocalSettings
  readonly clock: TravelClock
  readonly leaders: number
  readonly runs: number
  readonly days: number
  readonly seed: number
  /** How many of the councils take part; all when absent. */
  readonly councils?: number
  readonly admin: FirstPerson
  readonly manager: StaffMember
  /** Teaches the first three runs; others are made up. */
  readonly facilitator: StaffMember
  /** People with parts of their own: they replace the first council's administrator and line manager, and join the leaders. */
  readonly council?: (code: string) => Pick<CouncilCast, 'administrator' | 'lineManager'>
  readonly extraLeaders?: (code: string, lineManagerEmail: string) => readonly CastMember[]
  /** People of the first council who come in after the season, and what happens then. */
  readonly latecomers?: (code: string, lineManagerEmail: string) => readonly CastMember[]
  readonly epilogue?: (world: SeasonWorld, stories: readonly RunStory[], today: PlainDate) => Promise<void>
  /** A mentoring scheme beside the programmes; none when absent. */
  readonly mentoring?: MentoringOptions
  /** Whether the books are looked at in the end, and what is published is held against what the story knows. */
  readonly checks: boolean
  readonly say: (line: string) => void
  readonly progress: (day: number, days: number) => void
}

export interface MentoringOptions {
  readonly mentees: number
  readonly mentors: number
  /** Runs the scheme and its rounds. */
  readonly manager: Omit<StaffMember, 'role'>
  /** Of the extra leaders who take part in the scheme, too. */
  readonly leaders?: (extra: readonly CastMember[]) => readonly ParticipantPlan[]
}

export interface ScenarioSummary {
  readonly tally: Tally
  readonly requests: number
  readonly books: readonly BookCheck[]
}

/**
 * Plays a season of a national leadership programme through the public API, as its many people, on a clock of its own, and
 * checks the books at the end where that is asked for. The same options give the same story.
 */
export async function runScenario(options: ScenarioOptions): Promise<ScenarioSummary> {
  const { running, config, settings, clock, say, seed } = options
  const today = londonDate(clock.now())
  const client = new ScenarioClient({ apiUrl: config.API_URL, identityUrl: config.IDENTITY_URL, clientId: SCENARIO_CLIENT, clientSecret: settings.scenarioClientSecret })
  const stage = new Stage(client, new Map())
  const work = new BackgroundWork(running.worker)
  const { cast, participants, extra } = castWith(options)
  const teachers = [options.facilitator, ...moreFacilitators(Math.ceil(options.runs / 3) - 1)]
  const mentoring = options.mentoring && { ...options.mentoring, participants: [...participants, ...(options.mentoring.leaders?.(extra) ?? [])] }
  // Whoever plans the programmes also speaks for the institute in workforce planning.
  const staff = [options.manager, { ...options.manager, role: 'workforce_analyst' }, ...Object.values(VERIFIERS), ...teachers, ...(mentoring === undefined ? [] : [{ ...mentoring.manager, role: 'scheme_manager' }, { ...mentoring.manager, role: 'matching_manager' }])]
  await bootstrap(running.api, options.admin)
  await work.settle()
  const organisations = await setUp({ client, work, admin: options.admin.email, cast, staff, from: addDays(today, -365), say })
  say(`  ${await publishPlan(running.api)}`)
  await work.settle()
  // Invitations do not wait for ever.
  for (const { email } of Object.values(PLAN_OWNERS)) await client.send(email, 'query { viewer { kind } }')
  const facilitators = []
  for (const { email } of teachers) facilitators.push({ email, id: (await client.send<{ viewer: { id: string } }>(email, 'query { viewer { id } }')).viewer.id })
  const crew = { manager: options.manager.email, facilitators, organisationId: organisations.get(INSTITUTE_CODE)! }
  const plans = planSeason({ runs: options.runs, leaders: options.leaders, startsOn: addDays(today, 1), days: options.days })
  const stories = await openSeason(stage, crew, cast, plans, seededRandom(seed + 1))
  say(`  planned ${plans.length} runs for ${cast.leaders.length} leaders of ${cast.councils.length} councils`)
  const reliable = new Set(options.extraLeaders === undefined ? [] : options.extraLeaders('', '').map(({ email }) => email))
  const world = new SeasonWorld(stage, cast, crew, organisations, seed + 2, reliable)
  const pairs = mentoring && new MentoringStory({ stage, work, organisations, manager: mentoring.manager.email, ownerId: crew.organisationId, participants: mentoring.participants, seed: seed + 3, days: options.days, say })
  const workforce = new WorkforceStory({
    stage, work, api: running.api, organisations, cast, admin: options.admin.email, manager: crew.manager, runIds: stories.map(({ runId }) => runId), pairs, mentoringManager: mentoring?.manager.email, days: options.days, checks: options.checks, seed: seed + 5, say,
  })
  const evening = async (date: PlainDate, day: number): Promise<void> => {
    await pairs?.play(date, day)
    await workforce.play(date, day)
  }
  await playSeason({ world, stories, clock, work, from: addDays(today, 1), days: options.days, progress: options.progress, dawn: (date, day) => workforce.dawn(date, day), evening })
  await options.epilogue?.(world, stories, londonDate(clock.now()))
  await work.settle()
  const figures = await workforce.end(londonDate(clock.now()))
  if (!options.checks) return { tally: stage.tally, requests: client.requests, books: [] }
  const books = await running.api.get(BooksService, { strict: false }).check(systemCtx('scenario', clock.now(), 'scenario-books'))
  return { tally: stage.tally, requests: client.requests, books: [...books, ...figures, ...(await rollUpsAgree(running))] }
}

/** Whether the roll-ups that events have kept are what the records say, now that all events are through. */
async function rollUpsAgree({ worker }: RunningPlatform): Promise<readonly BookCheck[]> {
  const checks: BookCheck[] = []
  for (const strand of ['cohorts', 'mentoring'] as const) {
    const { cells, agreed } = await worker.get(ActivityService, { strict: false }).rebuild(strand)
    checks.push({ name: `report: the roll-ups of ${strand} are what the records say`, checked: cells, wrong: agreed ? 0 : 1, example: agreed ? null : strand })
  }
  return checks
}

function castWith({ mentoring, ...options }: ScenarioOptions): { readonly cast: Cast; readonly participants: readonly ParticipantPlan[]; readonly extra: readonly CastMember[] } {
  const { extra, ...cast } = programmeCast(options)
  const organisationCodes = cast.councils.map(({ organisationCode }) => organisationCode)
  const participants = mentoring === undefined ? [] : mentoringCastOf({ ...mentoring, organisationCodes, domain: DEMO_DOMAIN, seed: options.seed + 4 })
  return { cast: { ...cast, mentoring: participants.map(({ person }) => person) }, participants, extra }
}

function programmeCast({ leaders, councils, seed, council, extraLeaders, latecomers }: Omit<ScenarioOptions, 'mentoring'>): Cast & { readonly extra: readonly CastMember[] } {
  const codes = englishCouncilCodes()
  const cast = castOf({ leaders, organisationCodes: codes.slice(0, councils ?? codes.length), domain: DEMO_DOMAIN, seed })
  const [first, ...others] = cast.councils
  if (first === undefined || council === undefined) return { ...cast, extra: [] }
  const changed: CouncilCast = { ...first, ...council(first.organisationCode) }
  const replaced = cast.leaders.map((leader) => (leader.lineManagerEmail === first.lineManager.email ? { ...leader, lineManagerEmail: changed.lineManager.email } : leader))
  const extra = extraLeaders?.(first.organisationCode, changed.lineManager.email) ?? []
  // In the middle of the list, so that they want a run that is under way at the end of the story.
  return {
    ...cast, extra, councils: [changed, ...others], leaders: [...replaced.slice(0, replaced.length / 2), ...extra, ...replaced.slice(replaced.length / 2)], latecomers: latecomers?.(first.organisationCode, changed.lineManager.email) ?? [],
  }
}

const moreFacilitators = (count: number): StaffMember[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => ({
    email: `facilitator.${index + 2}@${DEMO_DOMAIN}`, givenName: 'Facilitator', familyName: `Number ${index + 2}`, organisationCode: INSTITUTE_CODE, role: 'facilitator',
  }))
