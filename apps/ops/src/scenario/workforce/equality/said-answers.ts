import { ScenarioError } from '../../scenario-client.js'
import { count, inTurns, type Stage } from '../../stage.js'
import * as documents from './equality-documents.js'

interface Asked { readonly id: string; readonly questions: readonly { readonly key: string; readonly kind: string; readonly options: readonly { readonly key: string }[] }[] }

const AT_ONCE = 6
const [ANSWERS, TAKES_BACK, CHANGES] = [0.7, 0.15, 0.05]

/** What people say about themselves, and take back: the truth that only the story and they themselves know. */
export class SaidAnswers {
  /** By email, then by question. */
  private readonly said = new Map<string, Map<string, string>>()
  private readonly emails = new Map<string, string>()

  constructor(private readonly stage: Stage, private readonly people: readonly string[], private readonly random: () => number) {}

  /** Seven in ten answer, and some of them change an answer the same day. */
  async answer(): Promise<void> {
    const turns = this.people.map((email) => ({ email, answers: this.random() < ANSWERS, changes: this.random() < CHANGES, turn: this.random() }))
    await inTurns(turns.filter(({ answers }) => answers), AT_ONCE, async ({ email, changes, turn }) => {
      const { viewer, myEqualityAnswers: { questionSet } } = await this.stage.query<{ viewer: { id: string }; myEqualityAnswers: { questionSet: Asked | null } }>(email, documents.MY_QUESTIONS)
      if (questionSet === null) throw new ScenarioError('No equality questions are asked')
      this.emails.set(viewer.id, email)
      if (changes) await this.save(email, questionSet, 1 - turn)
      await this.save(email, questionSet, turn)
      count(this.stage.tally, 'equality: people who answered')
    })
  }

  /** Some take everything back. */
  async takeBack(): Promise<void> {
    for (const email of [...this.said.keys()].filter(() => this.random() < TAKES_BACK)) {
      await this.stage.does(email, documents.WITHDRAW_ANSWERS, {})
      this.said.delete(email)
      count(this.stage.tally, 'equality: people who withdrew their answers')
    }
  }

  /** Somebody's answer to a question as it is now; undefined where there is none. */
  of(person: { readonly email: string } | { readonly id: string }, question: string): string | undefined {
    const email = 'email' in person ? person.email : this.emails.get(person.id)
    return email === undefined ? undefined : this.said.get(email)?.get(question)
  }

  private async save(email: string, { id, questions }: Asked, turn: number): Promise<void> {
    const choose = (options: readonly { readonly key: string }[], n: number): string => options[Math.floor(((turn * (n + 3) * 97) % 1) * options.length)]!.key
    const chosen = questions.map(({ key, options }, n) => ({ question: key, options: [choose(options, n)] }))
    await this.stage.act(email, documents.SAVE_ANSWERS, { questionSetId: id, answers: chosen })
    this.said.set(email, new Map(chosen.map(({ question, options }) => [question, options[0]!])))
  }
}
