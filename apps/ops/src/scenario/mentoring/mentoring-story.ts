import { type PlainDate, seededRandom } from '#kernel'
import type { BackgroundWork } from '../background-work.js'
import { count, inTurns, type Stage } from '../stage.js'
import { fillInProfiles, nameWishes } from './fill-in-profiles.js'
import { holdRound, type ProfilePair } from './hold-round.js'
import { liveAPair, type PairLife } from './live-a-pair.js'
import type { ParticipantPlan } from './mentoring-cast.js'
import * as documents from './mentoring-documents.js'
import { openScheme, type OpenScheme } from './open-scheme.js'
import { answerProposals } from './answer-proposals.js'
import { readMatches, type StoryMatch } from './read-matches.js'

export interface MentoringStoryOptions {
  readonly stage: Stage
  readonly work: BackgroundWork
  /** Ids of organisations by code. */
  readonly organisations: ReadonlyMap<string, string>
  /** Email of who runs the scheme and its rounds. */
  readonly manager: string
  /** The organisation that runs the scheme. */
  readonly ownerId: string
  readonly participants: readonly ParticipantPlan[]
  readonly seed: number
  /** How long the story is. */
  readonly days: number
  readonly say: (line: string) => void
}

/** When what happens, by days from the beginning. The second round takes who lost a match, or never had one. */
const CALENDAR = { join: 1, firstRound: 3, secondRound: 14 } as const
/** Proposals of a round are answered, or lapse, within so many days. */
const ANSWER_DAYS = 9
/** A story that is shorter than a relationship ends in the middle of things: with latecomers, and proposals that nobody has answered yet. */
const WHOLE_STORY_DAYS = 300
const LATECOMERS_JOIN = 6
const LAST_ROUND = 2
const LATECOMERS = 0.15
const AT_ONCE = 8

/** A mentoring scheme from its first profile to its closing surveys, as its many people live it. The same seed gives the same story. */
export class MentoringStory {
  private readonly random: () => number
  private scheme: OpenScheme | undefined
  private profiles: ReadonlyMap<string, string> = new Map()
  private lives: PairLife[] = []
  /** The newest round; the one before it is filed away. */
  private roundId: string | undefined
  private readonly isWhole: boolean
  private readonly early: readonly ParticipantPlan[]
  private readonly late: readonly ParticipantPlan[]

  constructor(private readonly options: MentoringStoryOptions) {
    const { days, participants, seed } = options
    this.random = seededRandom(seed)
    this.isWhole = days >= WHOLE_STORY_DAYS
    this.late = this.isWhole ? [] : participants.filter(({ temper }) => temper < LATECOMERS)
    this.early = participants.filter((plan) => !this.late.includes(plan))
  }

  /** Whatever happens on a day. */
  async play(today: PlainDate, day: number): Promise<void> {
    const { stage, manager, ownerId, days } = this.options
    if (day === CALENDAR.join) {
      this.scheme = await openScheme(stage, manager, ownerId)
      await this.join(this.scheme, this.early)
    }
    if (day === CALENDAR.firstRound) await this.hold('First round', today)
    if (day === CALENDAR.secondRound) await this.hold('Second round', today)
    const isAnswered = (from: number) => day > from && day <= from + ANSWER_DAYS
    if (isAnswered(CALENDAR.firstRound) || isAnswered(CALENDAR.secondRound)) await this.answer(day)
    const daysLeft = days - day
    await inTurns(this.lives.filter(({ over }) => !over), AT_ONCE, (life) => liveAPair(stage, life, today, this.isWhole ? daysLeft : Number.POSITIVE_INFINITY))
    if (this.isWhole || this.scheme === undefined) return
    if (daysLeft === LATECOMERS_JOIN) await this.join(this.scheme, this.late)
    if (daysLeft === LAST_ROUND) await this.hold('Third round', today)
  }

  /** The scheme and who asked for a mentor in it, by profile, as far as the story is. */
  get mentees(): { readonly schemeId: string; readonly emailOf: ReadonlyMap<string, string> } | undefined {
    if (this.scheme === undefined) return undefined
    const asking = new Set(this.options.participants.filter(({ side }) => side === 'mentee').map(({ person }) => person.email))
    return { schemeId: this.scheme.schemeId, emailOf: new Map([...this.profiles].filter(([email]) => asking.has(email)).map(([email, profileId]) => [profileId, email])) }
  }

  private async join(scheme: OpenScheme, plans: readonly ParticipantPlan[]): Promise<void> {
    const { stage, organisations, say, work } = this.options
    const profiles = await fillInProfiles(stage, scheme, organisations, plans)
    await nameWishes(stage, plans, profiles)
    this.profiles = new Map([...this.profiles, ...profiles])
    await work.settle()
    say(`  ${plans.length} people filled in a mentoring profile`)
  }

  private async hold(title: string, today: PlainDate): Promise<void> {
    const { stage, work, manager, say } = this.options
    const held = await holdRound(stage, work, { schemeId: this.scheme!.schemeId, title, today, manager, say, meanwhile: (pairs) => this.meanwhile(pairs) })
    if (held === undefined) return
    if (this.roundId !== undefined) await stage.act(manager, documents.CLOSE_ROUND, { roundId: this.roundId })
    this.roundId = held
  }

  /** One of the people to be matched leaves the scheme before the round is published. */
  private async meanwhile([pair]: readonly ProfilePair[]): Promise<void> {
    const leaver = [...this.profiles].find(([, profileId]) => profileId === pair?.menteeProfileId)
    if (leaver === undefined) return
    const [email, profileId] = leaver
    await this.options.stage.act(email, documents.MOVE_PROFILE, { profileId, action: 'withdraw' })
    count(this.options.stage.tally, 'mentoring: people who left before publication')
  }

  private async answer(day: number): Promise<void> {
    const { stage, manager, participants } = this.options
    const schemeId = this.scheme!.schemeId
    const proposals = await readMatches(stage, manager, schemeId, ['proposed', 'accepted_by_one'])
    const people = new Map(participants.map((plan) => [this.profiles.get(plan.person.email), plan]))
    await answerProposals(stage, proposals, people, day)
    const agreed = await readMatches(stage, manager, schemeId, ['agreed'])
    const known = new Set(this.lives.map(({ matchId }) => matchId))
    for (const match of agreed) if (!known.has(match.id)) this.lives.push(this.begin(match, people))
  }

  private begin({ id, ...match }: StoryMatch, people: ReadonlyMap<string | undefined, ParticipantPlan>): PairLife {
    const [mentee, mentor] = [people.get(match.mentee.profileId)!.person.email, people.get(match.mentor.profileId)!.person.email]
    const turn = this.random()
    return {
      matchId: id, mentee, mentor, everyDays: 14 + Math.floor(this.random() * 21), wait: 2 + Math.floor(this.random() * 12), over: false,
      // A few never meet, a few fall silent, a few end it.
      fate: turn < 0.03 ? 'never_meets' : turn < 0.08 ? 'falls_silent' : turn < 0.12 ? 'ends_early' : 'goes_on', met: 0,
    }
  }
}
