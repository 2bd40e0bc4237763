import { changeAdjustment, seeAdjustments } from './adjustment-policies.js'
import * as enrolment from './enrolment-policies.js'
import * as programme from './programme-policies.js'
import * as space from './space-policies.js'
import { STRANGER, type CohortPolicy, type Standing } from './standing.js'
import * as teaching from './teaching-policies.js'

/** Each kind of person in one of their standings; `self` has no other. */
const PEOPLE = {
  stranger: {},
  signedIn: { isSignedIn: true },
  self: { isSignedIn: true, isSelf: true },
  learner: { isSignedIn: true, isSelf: true, learnsInRun: true },
  fellow: { isSignedIn: true, learnsInRun: true },
  setMember: { isSignedIn: true, learnsInRun: true, belongsToSet: true },
  lineManager: { isSignedIn: true, isLineManagerOf: true },
  organisationAdmin: { isSignedIn: true, administersOrganisation: true },
  facilitator: { isSignedIn: true, facilitatesRun: true },
  programmeManager: { isSignedIn: true, managesProgramme: true },
  platformAdmin: { isSignedIn: true, isPlatformAdmin: true },
  machine: { hasEnrolScope: true },
} satisfies Record<string, Partial<Standing>>
type Who = keyof typeof PEOPLE

const allowed = <F extends Standing>(policy: CohortPolicy<F>, rest: Omit<F, keyof Standing>): Who[] =>
  (Object.keys(PEOPLE) as Who[]).filter((who) => policy.permits({ ...STRANGER, ...PEOPLE[who], ...rest } as unknown as F))

const MANAGERS: Who[] = ['programmeManager', 'platformAdmin']
const TEACHERS: Who[] = ['facilitator', 'programmeManager']
const EVERYBODY = Object.keys(PEOPLE) as Who[]
const sorted = (list: readonly Who[]) => [...list].sort()

describe('who may do what', () => {
  it.each<[CohortPolicy<Standing>, Who[]]>([
    [programme.manageProgramme, MANAGERS],
    [programme.manageRun, MANAGERS],
    [programme.seeRoster, [...TEACHERS, 'platformAdmin']],
    [programme.manageSessions, [...TEACHERS, 'platformAdmin']],
    [programme.seeDemand, MANAGERS],
    [enrolment.apply, ['self', 'learner']],
    [enrolment.approve, ['lineManager']],
    [enrolment.nominate, ['organisationAdmin', 'programmeManager']],
    [enrolment.importEnrolments, ['organisationAdmin', 'machine', ...MANAGERS]],
    [enrolment.seeEnrolment, ['self', 'learner', 'lineManager', 'organisationAdmin', 'facilitator', ...MANAGERS]],
    [enrolment.answerOffer, ['self', 'learner']],
    [enrolment.withdraw, ['self', 'learner', 'organisationAdmin', ...MANAGERS]],
    [enrolment.manageQueue, MANAGERS],
    [enrolment.seeProgress, ['self', 'learner', 'lineManager', 'organisationAdmin', 'facilitator', ...MANAGERS]],
    [enrolment.seeCertificate, ['self', 'learner', 'organisationAdmin', ...MANAGERS]],
    [teaching.markRegister, TEACHERS],
    [teaching.seeSessionCode, TEACHERS],
    [teaching.enterSessionCode, ['learner']],
    [teaching.seeSubmission, ['self', 'learner', ...TEACHERS]],
    [teaching.handIn, ['learner']],
    [teaching.markSubmission, TEACHERS],
    [teaching.formSetsOfRun, TEACHERS],
    [teaching.waiveItem, ['programmeManager']],
    [space.moderate, TEACHERS],
    [space.announce, TEACHERS],
    [space.shareResource, TEACHERS],
    [changeAdjustment, ['self', 'learner', 'programmeManager']],
  ])('$action', (policy, who) => {
    expect(sorted(allowed(policy, {}))).toEqual(sorted(who))
    expect(policy.allows({ kind: 'anonymous' }, STRANGER)).toBe(false)
  })

  it('shows published programmes and opened runs to all, drafts to those who make them', () => {
    expect(allowed(programme.seeProgramme, { published: true })).toEqual(EVERYBODY)
    expect(allowed(programme.seeProgramme, { published: false })).toEqual(MANAGERS)
    expect(allowed(programme.seeVersion, { versionState: 'published' })).toEqual(EVERYBODY)
    expect(allowed(programme.seeVersion, { versionState: 'draft' })).toEqual(['facilitator', ...MANAGERS])
    expect(allowed(programme.seeRun, { runState: 'cancelled' })).toEqual(EVERYBODY)
    expect(allowed(programme.seeRun, { runState: 'draft' })).toEqual(['facilitator', ...MANAGERS])
  })

  it('keeps a run’s space to its learners and a set’s to its members', () => {
    const inSet: Who[] = ['setMember', ...TEACHERS]
    for (const policy of [space.readSpace, space.post]) {
      expect(allowed(policy, { space: 'run' })).toEqual(['learner', 'fellow', ...inSet])
      expect(allowed(policy, { space: 'set' })).toEqual(inSet)
    }
    expect(allowed(space.reportPost, { space: 'run' })).toEqual(['fellow', ...inSet])
  })

  it('lets nobody approve, mark or waive for themselves', () => {
    const all: Standing = { ...STRANGER, isSignedIn: true, isSelf: true, isLineManagerOf: true, facilitatesRun: true, managesProgramme: true, isPlatformAdmin: true, learnsInRun: true }
    for (const policy of [enrolment.approve, teaching.markRegister, teaching.markSubmission, teaching.waiveItem]) {
      expect(policy.permits(all)).toBe(false)
      expect(policy.permits({ ...all, isSelf: false })).toBe(true)
    }
  })

  it('keeps adjustments from platform administrators, line managers and facilitators who were not named', () => {
    const unnamed = { isNamedFacilitator: false, runIsOver: false }
    expect(allowed(seeAdjustments, unnamed)).toEqual(['self', 'learner', 'programmeManager'])
    expect(seeAdjustments.permits({ ...STRANGER, facilitatesRun: true, isNamedFacilitator: true, runIsOver: false })).toBe(true)
  })
})
