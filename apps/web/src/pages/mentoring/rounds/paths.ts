import { mentoringPaths } from '../paths.js'

export { afterOf, param, pathTo, textOf } from '../paths.js'

const round = '/mentoring/rounds/:roundId'
const scenario = '/mentoring/scenarios/:scenarioId'

/** Where those who match plan rounds, compare scenarios and publish one. */
export const roundPaths = {
  rounds: mentoringPaths.rounds,
  participants: mentoringPaths.participants,
  newRound: `${mentoringPaths.rounds}/new`,
  round,
  editRound: `${round}/edit`,
  openIntake: `${round}/open-intake`,
  freeze: `${round}/freeze`,
  thaw: `${round}/thaw`,
  cancelRound: `${round}/cancel`,
  closeRound: `${round}/close`,
  scenarios: `${round}/scenarios`,
  newScenario: `${round}/scenarios/new`,
  scenario,
  stopScenario: `${scenario}/stop`,
  retryScenario: `${scenario}/retry`,
  pairs: `${scenario}/pairs`,
  pairsCsv: `${scenario}/pairs.csv`,
  pair: `${scenario}/pairs/:menteeId/:mentorId`,
  why: `${scenario}/why`,
  unplaced: `${scenario}/unplaced`,
  seats: `${scenario}/seats`,
  compare: `${scenario}/compare/:withId`,
  publish: `${scenario}/publish`,
} as const
