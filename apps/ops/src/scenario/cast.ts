import { seededRandom } from '#kernel'
import { FAMILY_NAMES, GIVEN_NAMES } from './names.js'

export interface CastMember {
  /** Email, which is also the subject at the demonstration's identity provider. */
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly background: 'non_digital_leader' | 'digital_practitioner' | 'elected_member'
  readonly organisationCode: string
  readonly jobTitle: string
  /** Absent for elected members, who have none. */
  readonly lineManagerEmail?: string
}

export interface CouncilCast {
  readonly organisationCode: string
  readonly administrator: CastMember
  readonly lineManager: CastMember
}

export interface Cast {
  readonly councils: readonly CouncilCast[]
  readonly leaders: readonly CastMember[]
  /** People who are there from the first day and have no part in the season: what they do comes after it. */
  readonly latecomers: readonly CastMember[]
  /** People of the mentoring scheme who have no part in the programmes. */
  readonly mentoring: readonly CastMember[]
}

/** Everybody who belongs to a council as a learner. */
export const learnersOf = ({ leaders, latecomers, mentoring }: Cast): readonly CastMember[] => [...leaders, ...latecomers, ...mentoring]

export interface CastOptions {
  readonly leaders: number
  /** Codes of the councils that take part. */
  readonly organisationCodes: readonly string[]
  readonly domain: string
  readonly seed: number
}

const POSTS = {
  non_digital_leader: ['Head of adult social care', 'Director of place', 'Head of housing', 'Assistant director, revenues', 'Head of planning', 'Director of public health'],
  digital_practitioner: ['Service designer', 'Lead developer', 'Delivery manager', 'Data analyst', 'Product manager', 'Enterprise architect'],
  elected_member: ['Councillor', 'Cabinet member for finance', 'Chair of scrutiny'],
} as const
const SHARES = [['non_digital_leader', 0.55], ['digital_practitioner', 0.33], ['elected_member', 0.12]] as const

/** The people of a scenario: the same seed gives the same people. Councils get one administrator and one line manager each. */
export function castOf({ leaders, organisationCodes, domain, seed }: CastOptions): Cast {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  let count = 0
  const person = (background: CastMember['background'], organisationCode: string, jobTitle: string): CastMember => {
    const [givenName, familyName] = [pick(GIVEN_NAMES), pick(FAMILY_NAMES)]
    const ascii = `${givenName}.${familyName}`.normalize('NFKD').replace(/[^A-Za-z.]/g, '').toLowerCase()
    return { email: `${ascii}.${++count}@${domain}`, givenName, familyName, background, organisationCode, jobTitle }
  }
  const councils = organisationCodes.map((organisationCode): CouncilCast => ({
    organisationCode,
    administrator: person('non_digital_leader', organisationCode, 'Head of organisational development'),
    lineManager: person('non_digital_leader', organisationCode, 'Corporate director'),
  }))
  const backgroundOf = (): CastMember['background'] => {
    let left = random()
    return SHARES.find(([, share]) => (left -= share) < 0)?.[0] ?? 'non_digital_leader'
  }
  const people = Array.from({ length: leaders }, (): CastMember => {
    const council = pick(councils)
    const background = backgroundOf()
    const leader = person(background, council.organisationCode, pick(POSTS[background]))
    return background === 'elected_member' ? leader : { ...leader, lineManagerEmail: council.lineManager.email }
  })
  // A council that nobody comes from has no part in the story.
  const taking = new Set(people.map(({ organisationCode }) => organisationCode))
  return { councils: councils.filter(({ organisationCode }, index) => index === 0 || taking.has(organisationCode)), leaders: people, latecomers: [], mentoring: [] }
}
