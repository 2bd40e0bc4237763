import type { TravelClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { INSTITUTE_CODE } from '../scenario/bootstrap.js'
import type { CastMember } from '../scenario/cast.js'
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

/** The simulation's story, small: the data of a first start. */
export async function loadDemonstration({ running, config, settings, clock, say }: DemonstrationOptions): Promise<ScenarioSummary> {
  say('Loading demonstration data: four months of a small national programme, through the API…')
  return runScenario({
    running, config, settings, clock, say, leaders: 90, runs: 6, days: SCENARIO_DAYS - 1, seed: 7, councils: 12,
    admin: nameOf('platformAdmin'),
    manager: { ...nameOf('programmeManager'), organisationCode: INSTITUTE_CODE, role: 'programme_manager' },
    facilitator: { ...nameOf('facilitator'), organisationCode: INSTITUTE_CODE, role: 'facilitator' },
    council: (organisationCode) => ({
      administrator: { ...nameOf('organisationAdmin'), background: 'non_digital_leader', organisationCode, jobTitle: 'Head of organisational development' },
      lineManager: { ...nameOf('lineManager'), background: 'non_digital_leader', organisationCode, jobTitle: 'Corporate director' },
    }),
    extraLeaders: leaders,
    latecomers,
    epilogue: leaveThingsWaiting,
    progress: (day, days) => {
      if (day % 30 === 0 || day === days) say(`  day ${day} of ${days}`)
    },
  })
}
