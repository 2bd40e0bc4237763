export { afterOf, param, pathTo, textOf } from '../../http/addresses.js'

const scheme = '/mentoring/schemes/:schemeId'
const profile = '/mentoring/profiles/:profileId'

/** Where people find schemes and fill in their profiles, and where scheme managers set schemes up. */
export const mentoringPaths = {
  home: '/mentoring',
  matches: '/mentoring/matches',
  schemes: '/mentoring/schemes',
  newScheme: '/mentoring/schemes/new',
  scheme,
  join: `${scheme}/join`,
  participants: `${scheme}/participants`,
  participantsCsv: `${scheme}/participants.csv`,
  participant: `${scheme}/participants/:participantId`,
  rounds: `${scheme}/rounds`,
  pairs: `${scheme}/matches`,
  dashboard: `${scheme}/dashboard`,
  settings: `${scheme}/settings`,
  editScheme: `${scheme}/settings/about`,
  weights: `${scheme}/settings/weights`,
  rules: `${scheme}/settings/rules`,
  timetable: `${scheme}/settings/timetable`,
  questions: `${scheme}/settings/questions`,
  question: `${scheme}/settings/questions/:key`,
  removeQuestion: `${scheme}/settings/questions/:key/remove`,
  moveScheme: `${scheme}/change/:action`,
  profile,
  about: `${profile}/about`,
  skills: `${profile}/skills`,
  working: `${profile}/working`,
  meeting: `${profile}/meeting`,
  ownQuestions: `${profile}/questions`,
  declaration: `${profile}/declaration`,
  wishes: `${profile}/wishes`,
  people: `${profile}/people`,
  avoid: `${profile}/avoid`,
  background: `${profile}/background`,
  check: `${profile}/check`,
  submitted: `${profile}/submitted`,
  moveProfile: `${profile}/change/:action`,
} as const
