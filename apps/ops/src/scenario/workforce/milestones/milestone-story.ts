import { addDays, type PlainDate } from '#kernel'
import type { BookCheck } from '#read-models'
import type { CouncilCast } from '../../cast.js'
import { count, type Stage } from '../../stage.js'
import type { Compared } from '../book-of.js'
import { PLAN_OWNERS } from '../plans/publish-plan.js'
import { INSTITUTE_CODE } from '../../bootstrap.js'
import { booksOfMilestones, type RecordedClaim } from './milestone-books.js'
import { type AppointmentPlan, MILESTONE_TARGETS, type MilestoneTarget } from './milestone-cast.js'
import * as documents from './milestone-documents.js'
import { VERIFIERS } from './verifiers.js'
import { type ClaimLife, Verifying } from './verifying.js'

export interface MilestoneStoryOptions {
  readonly stage: Stage
  /** Ids of organisations by code. */
  readonly organisations: ReadonlyMap<string, string>
  readonly councils: readonly CouncilCast[]
  readonly appointments: readonly AppointmentPlan[]
  /** How long the story is. */
  readonly days: number
  readonly say: (line: string) => void
}

interface Claimed { readonly claim: { readonly id: string } }

const POSTS_DAY = 3
const VERIFIERS_REST = 4

/** A verifier goes to an agency, and claims it: somebody else has to verify that. */
const VERIFIER_MOVES: AppointmentPlan = {
  person: { ...VERIFIERS.lga, background: 'non_digital_leader', jobTitle: 'Verifier' }, target: 'placements', organisationCode: 'DEMO-ALB', title: 'Head of standards', grade: 'Grade 6',
  engagement: 'secondment', way: 'self', day: 6, isTrue: true, poorEvidence: false, evidence: 'link', answer: null, twice: false,
}

/** People are appointed, or said to be: claims, evidence, objections, verdicts and suggestions, as councils, owners, verifiers and they themselves live them. */
export class MilestoneStory {
  private readonly lives: ClaimLife[] = []
  private readonly doubles: Compared[] = []
  private readonly plans: readonly AppointmentPlan[]
  private readonly verifying: Verifying
  private targets: ReadonlyMap<MilestoneTarget, string> = new Map()
  private dismissed = 0

  constructor(private readonly options: MilestoneStoryOptions) {
    this.plans = [...options.appointments, VERIFIER_MOVES]
    this.verifying = new Verifying(options.stage)
  }

  /** Whatever happens on a day. */
  async play(today: PlainDate, day: number): Promise<void> {
    if (day === POSTS_DAY) this.targets = await this.targetIds()
    for (const plan of this.plans) if (plan.way === 'suggested' && day === Math.max(POSTS_DAY, plan.day - 2)) await this.keepCareer(plan, today)
    for (const life of this.lives) if (life.claimedOn < today) await this.goOn(life)
    for (const life of this.lives.filter(({ wantsAgain }) => wantsAgain)) await this.claimAgain(life, today)
    // The last one is left as a suggestion that nobody has looked at.
    for (const plan of this.plans) if (plan.day === day && !(plan.way === 'suggested' && day > this.options.days - VERIFIERS_REST)) await this.claim(plan, today)
    if (day <= this.options.days - VERIFIERS_REST) await this.verifying.decide(this.lives, today, day)
  }

  /** What the story knows, against the records and the figures that a report has of a day. */
  async books(asOf: PlainDate, figureOf: (target: string) => number | undefined): Promise<readonly BookCheck[]> {
    const { stage, say } = this.options
    const recorded = new Map<string, RecordedClaim>()
    for (const { claimId } of this.lives) recorded.set(claimId, (await stage.query<{ milestoneClaim: RecordedClaim }>(PLAN_OWNERS.institute.email, documents.CLAIM_AS_IT_IS, { id: claimId })).milestoneClaim)
    say(`  ${this.lives.filter(({ state }) => state === 'verified').length} milestones verified of ${this.lives.length} claims, ${this.dismissed} suggestions dismissed`)
    return booksOfMilestones({ asOf, lives: this.lives, recorded, doubles: this.doubles, published: new Map(MILESTONE_TARGETS.map((target) => [target, figureOf(target)])) })
  }

  private async targetIds(): Promise<ReadonlyMap<MilestoneTarget, string>> {
    const { nationalWorkforcePlan: { published } } = await this.options.stage.query<{ nationalWorkforcePlan: { published: { targets: readonly { code: MilestoneTarget; targetId: string }[] } } }>(PLAN_OWNERS.institute.email, documents.TARGETS)
    return new Map(published.targets.map(({ code, targetId }) => [code, targetId]))
  }

  /** Two posts, the one that a practitioner had and the new one, each confirmed by a verifier of where it was. */
  private async keepCareer({ person, organisationCode, title }: AppointmentPlan, today: PlainDate): Promise<void> {
    const { stage, organisations, councils } = this.options
    const { viewer: { id: personId } } = await stage.query<{ viewer: { id: string } }>(person.email, documents.ME)
    const posts = [{ at: person.organisationCode, post: 'Digital delivery manager', background: 'digital_practitioner', startsOn: addDays(today, -1_500), endsOn: addDays(today, -2) }, { at: organisationCode, post: title, background: 'other', startsOn: addDays(today, -2) }]
    for (const { at, ...post } of posts) {
      const added = await stage.act<{ person: { careerPosts: readonly { id: string; verified: boolean }[] } }>(person.email, documents.ADD_POST, { personId, organisationId: organisations.get(at), ...post })
      const verifier = councils.find((council) => council.organisationCode === at)!.lineManager.email
      for (const { id } of added!.person.careerPosts.filter(({ verified }) => !verified)) await stage.does(verifier, documents.CONFIRM_POST, { careerPostId: id })
    }
    count(stage.tally, 'milestones: careers confirmed')
  }

  private async claim(plan: AppointmentPlan, today: PlainDate): Promise<void> {
    const { way, twice, person } = plan
    if (way === 'suggested') return this.takeUp(plan, today)
    if (!twice) return this.live(plan, this.claimant(plan), await this.makeClaim(plan, way, today, null), today)
    // Both at once: whichever is first stands, and there is one.
    const [own, owners] = await Promise.all([this.makeClaim(plan, 'self', today, null), this.makeClaim(plan, 'owner', today, null)])
    this.doubles.push({ what: `${person.email}: ${plan.target}`, wrong: (own === undefined) === (owners === undefined) })
    count(this.options.stage.tally, 'milestones: claimed by two at once')
    this.live(plan, own === undefined ? PLAN_OWNERS.institute.email : person.email, own ?? owners, today)
  }

  /** The same claim once more, with what was missing. */
  private async claimAgain(life: ClaimLife, today: PlainDate): Promise<void> {
    life.wantsAgain = false
    const made = await this.makeClaim(life.plan, life.plan.way, today, { link: `https://news.example.org/${life.claimId}`, note: 'The announcement with the day on it' })
    this.live(life.plan, this.claimant(life.plan), made, today, 2)
    count(this.options.stage.tally, 'milestones: claimed again after a rejection')
  }

  private claimant({ way, person }: AppointmentPlan): string {
    if (way === 'self') return person.email
    return way === 'council' ? this.options.councils.find(({ organisationCode }) => organisationCode === person.organisationCode)!.administrator.email : PLAN_OWNERS.institute.email
  }

  private async makeClaim(plan: AppointmentPlan, way: AppointmentPlan['way'], today: PlainDate, evidence: object | null): Promise<Claimed | undefined> {
    const { stage, organisations } = this.options
    const { person, target, organisationCode, title, grade, engagement } = plan
    const behalf = way === 'self' ? {} : { claimantOrganisationId: organisations.get(way === 'council' ? person.organisationCode : INSTITUTE_CODE), personEmail: person.email }
    count(stage.tally, `milestones: claims (${way})`)
    return stage.act<Claimed>(this.claimant({ ...plan, way }), documents.CLAIM, {
      targetId: this.targets.get(target), ...behalf, organisationId: organisations.get(organisationCode), title, grade, from: addDays(today, -2), engagement, account: 'Announced to staff and on the website.', evidence,
    }, plan.twice ? ['ALREADY_CLAIMED'] : [])
  }

  /** Of the suggestions: what is true is claimed, what is not is dismissed. */
  private async takeUp(plan: AppointmentPlan, today: PlainDate): Promise<void> {
    const { stage } = this.options
    const { person: { givenName, familyName }, isTrue, engagement } = plan
    const as = PLAN_OWNERS.institute.email
    const { milestoneCandidates } = await stage.query<{ milestoneCandidates: { edges: readonly { node: { id: string; targetId: string; person: string } }[] } }>(as, documents.CANDIDATES)
    const candidate = milestoneCandidates.edges.find(({ node }) => node.person === `${givenName} ${familyName}` && node.targetId === this.targets.get(plan.target))
    this.doubles.push({ what: `${plan.person.email} was not suggested`, wrong: candidate === undefined })
    if (candidate === undefined) return
    if (!isTrue) {
      await stage.act(as, documents.DISMISS_CANDIDATE, { candidateId: candidate.node.id, reason: 'The post is interim, and another person has been appointed to it.' })
      this.dismissed += 1
      return
    }
    this.live(plan, as, await stage.act<Claimed>(as, documents.CLAIM_CANDIDATE, { candidateId: candidate.node.id, engagement, evidence: { link: `https://news.example.org/${candidate.node.id}` } }), today, 2)
    count(stage.tally, 'milestones: suggestions taken up')
  }

  private live(plan: AppointmentPlan, claimedBy: string, made: Claimed | undefined, claimedOn: PlainDate, attempt: 1 | 2 = 1): void {
    if (made === undefined) return
    // The second, and what was suggested, came with its evidence.
    this.lives.push({ plan, claimId: made.claim.id, claimedBy, claimedOn, isFirst: attempt === 1, state: attempt === 1 ? 'claimed' : 'evidenced', steps: attempt === 1 ? ['claim'] : ['claim', 'add_evidence'], answered: false, wantsAgain: false })
  }

  /** The day after: evidence is added, and whom it concerns says what they think of it. */
  private async goOn(life: ClaimLife): Promise<void> {
    const { stage } = this.options
    const { plan: { person, evidence, answer }, claimId, claimedBy } = life
    if (life.state === 'claimed') {
      const what = evidence === 'link' ? { link: `https://council.example.org/news/${claimId}` } : { fileId: await stage.client.sendFile(claimedBy, 'appointment.txt', `Letter of appointment ${claimId}`) }
      await stage.act(claimedBy, documents.ADD_EVIDENCE, { claimId, ...what, note: 'As it was announced' })
      life.steps.push('add_evidence')
      life.state = 'evidenced'
      count(stage.tally, `milestones: evidence (${evidence})`)
      if (person.email === VERIFIERS.lga.email) await stage.isRefused(person.email, documents.DECIDE, { input: { claimId, verdict: 'verify' } }, ['OWN_CLAIM', 'ABOUT_YOU'])
    }
    if (answer === null || life.answered || claimedBy === person.email || life.state !== 'evidenced') return
    await stage.act(person.email, documents.ANSWER, { claimId, answer, ...(answer === 'objected' && { reason: 'I was asked, and said no.' }) })
    life.steps.push(answer === 'agreed' ? 'agree' : 'object')
    life.answered = true
    count(stage.tally, `milestones: whom it concerns ${answer}`)
  }
}
