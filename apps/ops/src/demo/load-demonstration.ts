import type { TravelClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { INSTITUTE_CODE } from '../scenario/bootstrap.js'
import type { CastMember } from '../scenario/cast.js'
import type { ParticipantPlan } from '../scenario/mentoring/mentoring-cast.js'
import { runScenario, type ScenarioSummary } from '../scenario/run-scenario.js'
import type { RunningPlatform } from '../start/platform-processes.js'
import type { LocalSettings } from '../start/settings.js'
import { latecomers, leaveThingsWaiting } from './epilogue.js'
import { PERSONAS } from './personas.js'

/** How far back the demonstration begins. */
export const SCENARIO_DAYS = 130

export interface DemonstrationOptions {
  readonly running: RunningPlatform
  readonly config: Config
  readonly settings: LocalSettings
  readonly clock: TravelClock
  readonly say: (line: string) => void
}

type PersonaName = keyof typeof PERSONAS

const nameOf = (persona: PersonaName): { email: string; givenName: string; familyName: string } => {
  const { email, name } = PERSONAS[persona]
  const [givenName, ...rest] = name.replace(/^Cllr /, '').split(' ')
  return { email, givenName: givenName!, familyName: rest.join(' ') }
}

/** The personas who take part, in the first council. */
const leaders = (organisationCode: string, lineManagerEmail: string): CastMember[] => [
  { ...nameOf('learner'), background: 'non_digital_leader', organisationCode, jobTitle: 'Head of adult social care', lineManagerEmail },
  { ...nameOf('practitioner'), background: 'digital_practitioner', organisationCode, jobTitle: 'Service designer', lineManagerEmail },
  { ...nameOf('councillor'), background: 'elected_member', organisationCode, jobTitle: 'Councillor' },
]

const WEEKDAY_MORNINGS = 0b0101010101

/** Two of them are in the mentoring scheme, one on each side. */
const inMentoring = (leaders: readonly CastMember[]): ParticipantPlan[] => {
  const [helen, yusuf] = leaders
  const both = { modes: ['video', 'in_person'], languages: ['en'], times: WEEKDAY_MORNINGS, values: [5, 4, 4, 3, 5, 2], workingPattern: 'full_time' }
  return [
    {
      person: helen!, side: 'mentee', skills: [1, 0, 4], capacity: 1, temper: 0.5,
      details: { ...both, headline: 'I run adult social care and want our services to work online', goals: 'I want to know what to ask of the team that rebuilds our front door, and to be taken seriously when I do.', background: 'non_digital', seniority: 'head_of_service', sector: 'adult_social_care' },
    },
    {
      person: yusuf!, side: 'mentor', skills: [1, 0, 2, 4], capacity: 2, temper: 0.5,
      details: { ...both, headline: 'Service designer; I like to explain what we do and why', goals: 'To understand what keeps heads of service awake.', background: 'digital', seniority: 'manager', sector: 'digital_and_data' },
    },
  ]
}

/** The simulation's story, small: the data of a first start. */
export async function loadDemonstration({ running, config, settings, clock, say }: DemonstrationOptions): Promise<ScenarioSummary> {
  say('Loading demonstration data: four months of a small national programme, through the API…')
  return runScenario({
    running, config, settings, clock, say, leaders: 90, runs: 6, days: SCENARIO_DAYS - 1, seed: 7, councils: 12, checks: false,
    admin: nameOf('platformAdmin'),
    manager: { ...nameOf('programmeManager'), organisationCode: INSTITUTE_CODE, role: 'programme_manager' },
    facilitator: { ...nameOf('facilitator'), organisationCode: INSTITUTE_CODE, role: 'facilitator' },
    council: (organisationCode) => ({
      administrator: { ...nameOf('organisationAdmin'), background: 'non_digital_leader', organisationCode, jobTitle: 'Head of organisational development' },
      lineManager: { ...nameOf('lineManager'), background: 'non_digital_leader', organisationCode, jobTitle: 'Corporate director' },
    }),
    extraLeaders: leaders,
    mentoring: { mentees: 26, mentors: 13, manager: { ...nameOf('mentoringManager'), organisationCode: INSTITUTE_CODE }, leaders: inMentoring },
    latecomers,
    epilogue: leaveThingsWaiting,
    progress: (day, days) => {
      if (day % 30 === 0 || day === days) say(`  day ${day} of ${days}`)
    },
  })
}
