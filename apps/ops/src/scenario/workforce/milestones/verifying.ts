import type { PlainDate } from '#kernel'
import { everyPage } from '../../people-of-run.js'
import { count, type Stage } from '../../stage.js'
import type { AppointmentPlan } from './milestone-cast.js'
import * as documents from './milestone-documents.js'
import { VERIFIERS } from './verifiers.js'

/** What the story knows of one claim. */
export interface ClaimLife {
  readonly plan: AppointmentPlan
  readonly claimId: string
  /** Email of who made it. */
  readonly claimedBy: string
  readonly claimedOn: PlainDate
  readonly isFirst: boolean
  state: 'claimed' | 'evidenced' | 'verified' | 'rejected'
  /** What was done to it, in order. */
  readonly steps: string[]
  answered: boolean
  wantsAgain: boolean
  /** Who decided about it, and when. */
  decided?: { readonly by: string; readonly on: PlainDate }
}

/** The verifiers of the two owners, who take turns. They know what is true. */
export class Verifying {
  private decisions = 0

  constructor(private readonly stage: Stage) {}

  /** Everything that waits for today's verifier and can be decided about. */
  async decide(lives: readonly ClaimLife[], today: PlainDate, day: number): Promise<void> {
    const [verifier, other] = day % 2 === 0 ? [VERIFIERS.institute.email, VERIFIERS.lga.email] : [VERIFIERS.lga.email, VERIFIERS.institute.email]
    for (const { id, verifiableFrom } of await everyPage<{ id: string; verifiableFrom: string | null }>(this.stage, verifier, documents.QUEUE, {})) {
      const life = lives.find(({ claimId }) => claimId === id)
      const waits = verifiableFrom !== null && verifiableFrom > today
      if (life === undefined || (waits && life.plan.isTrue)) continue
      await this.decideAbout(life, verifier, other, today)
    }
  }

  private async decideAbout(life: ClaimLife, verifier: string, other: string, today: PlainDate): Promise<void> {
    const { plan: { isTrue, poorEvidence, answer, person }, claimId, isFirst } = life
    const isPoor = poorEvidence && isFirst
    if (answer === 'objected' && life.answered) await this.stage.isRefused(verifier, documents.DECIDE, { input: { claimId, verdict: 'verify' } }, ['OBJECTED'])
    const verdict = isTrue && !isPoor ? 'verify' : 'reject'
    const input = { claimId, verdict, ...(verdict === 'reject' && { reason: isPoor ? 'This does not say from which day. Send the announcement.' : 'The organisation says that nobody was appointed.' }) }
    // Now and then both look at the same claim at once: one verdict stands.
    const isShared = ++this.decisions % 4 === 0 && other !== person.email
    const verdicts = await Promise.all([verifier, ...(isShared ? [other] : [])].map(async (by) => ({ by, done: await this.stage.act(by, documents.DECIDE, input, isShared ? ['TRANSITION_NOT_ALLOWED'] : []) })))
    const stood = verdicts.filter(({ done }) => done !== undefined)
    if (stood.length !== 1) throw new Error(`The claim ${claimId} has ${stood.length} verdicts`)
    life.state = verdict === 'verify' ? 'verified' : 'rejected'
    life.decided = { by: stood[0]!.by, on: today }
    life.steps.push(verdict)
    life.wantsAgain = isPoor
    count(this.stage.tally, `milestones: ${life.state}`)
  }
}
