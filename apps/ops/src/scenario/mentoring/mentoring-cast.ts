import { seededRandom } from '#kernel'
import type { CastMember } from '../cast.js'
import { FAMILY_NAMES, GIVEN_NAMES } from '../names.js'

/** What somebody of the story fills in. The words of the API; see `MentoringProfileDetailsInput`. */
export interface ParticipantPlan {
  readonly person: CastMember
  readonly side: 'mentee' | 'mentor'
  readonly details: Readonly<Record<string, unknown>>
  /** Places in the scheme's list of skills. */
  readonly skills: readonly number[]
  readonly capacity: number
  /** How this person behaves: see `MENTORING_BEHAVIOUR`. */
  readonly temper: number
}

export interface MentoringCastOptions {
  readonly mentees: number
  readonly mentors: number
  readonly organisationCodes: readonly string[]
  readonly domain: string
  readonly seed: number
}

/** So many of the framework's skills are spoken of. */
const SKILLS = 20
const SECTORS = ['adult_social_care', 'childrens_services', 'education', 'housing', 'planning_and_place', 'highways_and_transport', 'environment_and_waste', 'public_health', 'revenues_and_benefits', 'customer_services', 'corporate_services']
const GOALS = [
  'I want to lead a service that residents can use on their phone, and to know what to ask of the team that builds it.',
  'I want to understand what good data would change in my service.', 'I would like to move into a leadership post within two years.',
  'I want to be braver about stopping things that do not work.', 'I want to run a team that ships something every week.',
]

/**
 * The people of a mentoring scheme: mentees who are not digital, mentors who are. Skills are as uneven as in life: a few are wanted by
 * most, many by few. The same seed gives the same people.
 */
export function mentoringCastOf({ mentees, mentors, organisationCodes, domain, seed }: MentoringCastOptions): ParticipantPlan[] {
  const random = seededRandom(seed)
  const upTo = (count: number) => Math.floor(random() * count)
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)]!
  const skillsOf = (count: number): number[] => {
    const chosen = new Set<number>()
    // Squared: the first of the list are the popular ones.
    while (chosen.size < count) chosen.add(Math.floor(random() ** 2 * SKILLS))
    return [...chosen]
  }
  const times = () => Array.from({ length: 10 }, (_, bit) => (random() < 0.35 ? 1 << bit : 0)).reduce((all, bit) => all | bit, 0)
  return Array.from({ length: mentees + mentors }, (_, index): ParticipantPlan => {
    const side = index < mentees ? 'mentee' : 'mentor'
    const [givenName, familyName] = [pick(GIVEN_NAMES), pick(FAMILY_NAMES)]
    const ascii = `${givenName}.${familyName}`.normalize('NFKD').replace(/[^A-Za-z.]/g, '').toLowerCase()
    const digital = side === 'mentor'
    const sector = digital ? 'digital_and_data' : pick(SECTORS)
    return {
      side,
      person: {
        email: `${ascii}.m${index + 1}@${domain}`, givenName, familyName, organisationCode: pick(organisationCodes), background: digital ? 'digital_practitioner' : 'non_digital_leader',
        jobTitle: digital ? 'Head of digital' : 'Head of service',
      },
      details: {
        headline: digital ? 'I have led digital teams and like to pass it on' : 'I lead a service that is about to change', goals: pick(GOALS), background: digital ? 'digital' : 'non_digital',
        seniority: pick(digital ? ['manager', 'head_of_service', 'director'] : ['senior_officer', 'manager', 'head_of_service']), sector, workingPattern: pick(['full_time', 'full_time', 'part_time', 'compressed']),
        modes: random() < 0.4 ? ['video', 'in_person'] : ['video'], languages: random() < 0.04 ? ['en', 'cy'] : ['en'], times: times(), values: Array.from({ length: 6 }, () => 1 + upTo(5)),
      },
      skills: skillsOf(2 + upTo(4)), capacity: digital ? 1 + upTo(3) : 1, temper: random(),
    }
  })
}
