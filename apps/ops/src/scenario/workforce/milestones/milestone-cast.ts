import { seededRandom } from '#kernel'
import type { CastMember } from '../../cast.js'

export const MILESTONE_TARGETS = ['chief-executives', 'placements'] as const
export type MilestoneTarget = (typeof MILESTONE_TARGETS)[number]

/** How a claim comes about: by the person, by their council, by an owner of the plan, or from a suggestion of Waymark's. */
export type ClaimWay = 'self' | 'council' | 'owner' | 'suggested'

/** What is said to have become of somebody, and what is true of it. */
export interface AppointmentPlan {
  readonly person: CastMember
  readonly target: MilestoneTarget
  /** Where the post is. */
  readonly organisationCode: string
  readonly title: string
  readonly grade: string | null
  readonly engagement: 'permanent' | 'secondment'
  readonly way: ClaimWay
  /** Day of the story on which it is claimed. */
  readonly day: number
  /** Whether it happened. A claim of what did not is rejected. */
  readonly isTrue: boolean
  /** Rejected once for want of evidence, and claimed again with better. */
  readonly poorEvidence: boolean
  readonly evidence: 'file' | 'link'
  readonly answer: 'agreed' | 'objected' | null
  /** Two claim it at the same moment. */
  readonly twice: boolean
}

export interface MilestoneCastOptions {
  readonly people: readonly CastMember[]
  /** Codes of the councils that take part. */
  readonly councilCodes: readonly string[]
  /** Codes of departments and agencies. */
  readonly centralCodes: readonly string[]
  readonly seed: number
  /** How long the story is: two claims come so late that nobody has decided about them at its end. */
  readonly days: number
}

const WAYS: readonly ClaimWay[] = ['self', 'council', 'suggested', 'owner']
/** One in so many of the people of the programmes is said to have moved on, within these numbers. */
const [ONE_IN, LEAST, MOST] = [20, 12, 60]
const [FIRST_DAY, CLAIM_DAYS] = [5, 14]
const LATE = 3
const GRADES = ['Grade 7', 'Grade 6', 'SCS 1'] as const

/** Who is said to have been appointed to what, and what is true of it. Practitioners become chief executives; others go to departments and agencies. */
export function milestoneCastOf({ people, councilCodes, centralCodes, seed, days }: MilestoneCastOptions): readonly AppointmentPlan[] {
  const random = seededRandom(seed)
  const number = Math.max(LEAST, Math.min(MOST, Math.round(people.length / ONE_IN)))
  const practitioners = people.filter(({ background }) => background === 'digital_practitioner')
  const others = people.filter(({ background }) => background === 'non_digital_leader')
  const chiefs = practitioners.slice(0, Math.ceil(number / 2))
  const chosen = [...chiefs, ...others.slice(0, Math.floor(number / 2))]
  const names = new Set<string>()
  return chosen.map((person, n) => {
    const target = person.background === 'digital_practitioner' ? 'chief-executives' : 'placements'
    const [codes, isChief] = [target === 'placements' ? centralCodes : councilCodes, target === 'chief-executives']
    // Departments have nobody in the story who would confirm a post there.
    const [isLast, isLate] = [n === chiefs.length - 1, isChief && n >= chiefs.length - 2]
    const wish = isLast ? 'suggested' : isChief ? WAYS[n % WAYS.length]! : (['owner', 'self', 'council'] as const)[n % 3]!
    // A suggestion names whom it is about, nothing else: of two people of one name nobody could tell which it is.
    const name = `${person.givenName} ${person.familyName}`
    const way = wish === 'suggested' && names.has(name) ? 'owner' : wish
    names.add(name)
    const isTrue = isLate || (way === 'suggested' ? n % 8 !== 6 : random() < 0.75)
    const poorEvidence = isTrue && !isLate && way !== 'suggested' && n % 5 === 1
    return {
      person, target, way, isTrue, poorEvidence,
      organisationCode: codes[Math.floor(random() * codes.length)]!, title: isChief ? 'Chief Executive' : 'Deputy director, services', grade: isChief ? null : GRADES[n % GRADES.length]!,
      engagement: isChief || random() < 0.5 ? 'permanent' : 'secondment', day: isLate ? days - LATE : FIRST_DAY + Math.floor(random() * CLAIM_DAYS), evidence: n % 2 === 0 ? 'link' : 'file',
      // Whoever claims for themselves is not asked; what is not true finds objections, and so does one thing that is.
      answer: way === 'self' ? null : isTrue ? (n % 3 === 0 ? null : 'agreed') : n % 2 === 0 ? 'objected' : null, twice: way === 'self' && n % 4 === 0,
    }
  })
}
