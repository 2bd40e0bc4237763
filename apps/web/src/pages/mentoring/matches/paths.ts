const match = '/mentoring/matches/:matchId'
const meeting = `${match}/meetings/:meetingId`
const scheme = '/mentoring/schemes/:schemeId'

/** Own matches and what belongs to one; and, for those who match, the matches of a scheme. */
export const matchPaths = {
  mine: '/mentoring/matches',
  match,
  accept: `${match}/accept`,
  decline: `${match}/decline`,
  agreement: `${match}/agreement`,
  agree: `${match}/agreement/agree`,
  newGoal: `${match}/goals/new`,
  goal: `${match}/goals/:goalId`,
  newCommitment: `${match}/commitments/new`,
  commitment: `${match}/commitments/:commitmentId`,
  plan: `${match}/meetings/plan`,
  log: `${match}/meetings/log`,
  move: `${meeting}/move`,
  cancel: `${meeting}/cancel`,
  hold: `${meeting}/held`,
  note: `${meeting}/note`,
  checkIn: `${match}/check-ins/:checkInId`,
  change: `${match}/change/:action`,
  extend: `${match}/extend`,
  end: `${match}/end`,
  survey: `${match}/survey`,
  surveyComment: `${match}/survey/comment`,
  help: `${match}/help`,
  ofScheme: `${scheme}/matches`,
  byHand: `${scheme}/matches/by-hand`,
  partners: `${scheme}/matches/by-hand/:profileId`,
  check: `${scheme}/matches/by-hand/:menteeProfileId/:mentorProfileId`,
} as const
