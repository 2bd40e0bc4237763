import type { INestApplicationContext } from '@nestjs/common'
import type { BaseCounts, ProtectedRelease } from '#disclosure'
import { EqualityPublicationsService } from '#equality'
import { addDays, type PlainDate, seededRandom } from '#kernel'
import type { BookCheck } from '#read-models'
import type { BackgroundWork } from '../../background-work.js'
import { ScenarioError } from '../../scenario-client.js'
import { count, type Stage } from '../../stage.js'
import { booksOfEquality, type ReadFigure, type TakenSnapshot } from './equality-books.js'
import * as documents from './equality-documents.js'
import type { CountedPerson } from './people-counted.js'
import { SaidAnswers } from './said-answers.js'

export interface EqualityStoryOptions {
  readonly stage: Stage
  readonly work: BackgroundWork
  readonly api: INestApplicationContext
  /** Emails of people who are asked. */
  readonly people: readonly string[]
  /** Has snapshots taken. */
  readonly admin: string
  /** Who belongs to a population at this moment, by the population's key. */
  readonly populations: Readonly<Record<string, () => Promise<readonly CountedPerson[]>>>
  readonly seed: number
  /** How long the story is. */
  readonly days: number
  /** Whether what is published will be held against the truth. */
  readonly checks: boolean
  readonly say: (line: string) => void
}

interface Publication { readonly id: string; readonly minimumDays: number; readonly latest: { readonly snapshotOn: PlainDate } | null }

const [ASK, WITHDRAW, PUBLISH] = [2, 30, 45]
/** In a story that is shorter there is one snapshot, of as much as happens in it. */
const [LONG_STORY_DAYS, BEFORE_THE_END] = [300, 12]

/** People answer the equality questions, and some take their answers back; snapshots are taken, and each is kept beside the truth of its day. */
export class EqualityStory {
  private readonly said: SaidAnswers
  private readonly taken: TakenSnapshot[] = []
  private nextOn: PlainDate | undefined

  constructor(private readonly options: EqualityStoryOptions) {
    this.said = new SaidAnswers(options.stage, options.people, seededRandom(options.seed))
  }

  /** Before anybody does anything on a day: snapshots are taken of a moment at which nothing moves. The first are asked for, later ones come by themselves. */
  async dawn(today: PlainDate, day: number): Promise<void> {
    const { stage, work, admin, checks, days } = this.options
    if (day === (days < LONG_STORY_DAYS ? days - BEFORE_THE_END : PUBLISH)) {
      // One of each population: all of them are taken together.
      const populations = Map.groupBy(await this.publications(), ({ id }) => id.split('.')[0])
      for (const [first] of populations.values()) await stage.does(admin, documents.REQUEST_RELEASE, { publicationId: first!.id })
      await work.settle()
    } else if (today !== this.nextOn) return
    if (checks) await this.keepTruth(today)
  }

  /** Whatever happens on a day. */
  async play(day: number): Promise<void> {
    if (day === ASK) await this.said.answer()
    if (day === WITHDRAW) await this.said.takeBack()
  }

  books(): Promise<readonly BookCheck[]> {
    return booksOfEquality(this.taken)
  }

  private async publications(): Promise<readonly Publication[]> {
    return (await this.options.stage.query<{ equalityPublications: readonly Publication[] }>(this.options.admin, documents.PUBLICATIONS)).equalityPublications
  }

  private async keepTruth(today: PlainDate): Promise<void> {
    const { stage, admin, api, populations, say } = this.options
    const people = new Map<string, readonly CountedPerson[]>()
    for (const [key, counted] of Object.entries(populations)) people.set(key, await counted())
    const published = await this.publications()
    for (const { id, latest } of published) {
      if (latest?.snapshotOn !== today) throw new ScenarioError(`${id} has no snapshot of ${today}, but of ${latest?.snapshotOn ?? 'no day'}`)
      const found = await api.get(EqualityPublicationsService, { strict: false }).latest(id)
      const { equalityPublication } = await stage.query<{ equalityPublication: { latest: { tables: readonly { key: string; figures: readonly ReadFigure[] }[] } } }>(admin, documents.PUBLISHED_FIGURES, { id })
      const { release, publication } = found!
      this.taken.push({ publicationId: id, population: publication.population, release, counts: this.countsOf(release, publication.question, people.get(publication.population) ?? []), read: new Map(equalityPublication.latest.tables.map(({ key, figures }) => [key, figures])) })
    }
    this.nextOn = addDays(today, Math.max(...published.map(({ minimumDays }) => minimumDays)))
    count(stage.tally, 'equality: snapshots taken', published.length)
    say(`  ${published.length} equality publications have a snapshot`)
  }

  /** The same people, counted by what the story knows of them. */
  private countsOf({ definition: { dimensions }, snapshot }: ProtectedRelease, question: string, people: readonly CountedPerson[]): BaseCounts {
    const counts = new Map<string, number>()
    for (const { person, at } of people) {
      const place = dimensions.map(({ key }) => {
        const leaf = key === question ? (this.said.of(person, question) ?? 'not_answered') : at[key]
        if (leaf === undefined) throw new ScenarioError(`The story does not know where people stand in ${key}`)
        return leaf
      })
      counts.set(JSON.stringify(place), (counts.get(JSON.stringify(place)) ?? 0) + 1)
    }
    return { snapshot, rows: [...counts].map(([place, number]) => ({ at: JSON.parse(place) as string[], count: number })) }
  }
}
