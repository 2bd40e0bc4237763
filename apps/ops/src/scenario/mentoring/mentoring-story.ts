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
const CALENDAR = { join: 1, firstRound: 3, answersUntil: 12, secondRound: 14, secondAnswersUntil: 23 } as const
const AT_ONCE = 8

/** A mentoring scheme from its first profile to its closing surveys, as its many people live it. The same seed gives the same story. */
export class MentoringStory {
  private readonly random: () => number
  private scheme: OpenScheme | undefined
  private profiles: ReadonlyMap<string, string> = new Map()
  private lives: PairLife[] = []

  constructor(private readonly options: MentoringStoryOptions) {
    this.random = seededRandom(options.seed)
  }

  /** Whatever happens on a day. */
  async play(today: PlainDate, day: number): Promise<void> {
    if (day === CALENDAR.join) await this.join()
    if (day === CALENDAR.firstRound) await this.hold('First round', today)
    if (day === CALENDAR.secondRound) await this.hold('Second round', today)
    const answers = (day > CALENDAR.firstRound && day <= CALENDAR.answersUntil) || (day > CALENDAR.secondRound && day <= CALENDAR.secondAnswersUntil)
    if (answers) await this.answer(day)
    await inTurns(this.lives.filter(({ over }) => !over), AT_ONCE, (life) => liveAPair(this.options.stage, life, today, this.options.days - day))
  }

  private async join(): Promise<void> {
    const { stage, manager, ownerId, organisations, participants, say, work } = this.options
    this.scheme = await openScheme(stage, manager, ownerId)
    this.profiles = await fillInProfiles(stage, this.scheme, organisations, participants)
    await nameWishes(stage, participants, this.profiles)
    await work.settle()
    say(`  ${participants.length} people filled in a mentoring profile`)
  }

  private async hold(title: string, today: PlainDate): Promise<void> {
    const { stage, work, manager, say } = this.options
    await holdRound(stage, work, { schemeId: this.scheme!.schemeId, title, today, manager, say, meanwhile: (pairs) => this.meanwhile(pairs) })
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

  private begin({ id, menteeProfileId, mentorProfileId }: StoryMatch, people: ReadonlyMap<string | undefined, ParticipantPlan>): PairLife {
    const [mentee, mentor] = [people.get(menteeProfileId)!.person.email, people.get(mentorProfileId)!.person.email]
    const turn = this.random()
    return {
      matchId: id, mentee, mentor, everyDays: 14 + Math.floor(this.random() * 21), wait: 1 + Math.floor(this.random() * 12), over: false,
      // A few never meet, a few fall silent, a few end it.
      fate: turn < 0.03 ? 'never_meets' : turn < 0.08 ? 'falls_silent' : turn < 0.12 ? 'ends_early' : 'goes_on', met: 0,
    }
  }
}
