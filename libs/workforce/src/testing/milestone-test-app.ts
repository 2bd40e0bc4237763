import { newId, type OrganisationId, type PersonId, plainDate, unwrap } from '#kernel'
import type { IndicatorVersionId, TargetId } from '../domain/index.js'
import { PlansService } from '../application/plans/plans.service.js'
import { TargetsService } from '../application/plans/targets.service.js'
import type { SeededPerson } from '#testing'
import type { WorkforceTest } from './workforce-test-app.js'

const RISE = { milestone: 'chief-executives', post: { titles: ['chief executive'], organisationKinds: ['council'] }, engagements: ['permanent'], earlier: { titles: ['digital'] }, held: true }

export interface MilestonePlan {
  readonly planId: string
  readonly chiefs: TargetId
  readonly standards: TargetId
  readonly council: OrganisationId
  readonly other: OrganisationId
  /** Verifiers of the two owners, an analyst of the council, and the one who was appointed there. */
  readonly verifier: SeededPerson
  readonly ofLgaVerifier: SeededPerson
  readonly analyst: SeededPerson
  readonly chief: SeededPerson
}

/** A published national plan with a target that counts people and one that counts organisations. */
export async function seedMilestones(test: WorkforceTest): Promise<MilestonePlan> {
  const { seed, institute, lga } = test
  const counted = async (key: string, parameters: object, unit?: string): Promise<IndicatorVersionId> => {
    const id = await test.indicator(unit === undefined ? {} : { unit })
    await test.pool.query('update workforce.indicator_version set source_key = $2, parameters = $3 where id = $1', [id, key, JSON.stringify(parameters)])
    return id
  }
  const ctx = test.ctx(test.ofInstitute.actor)
  const begun = unwrap(await test.get(PlansService).beginNational(ctx, institute, lga, { title: 'Plan 2030', narrative: 'Why.' }))
  const add = async (revision: number, code: string, indicatorVersionId: IndicatorVersionId) =>
    unwrap(await test.get(TargetsService).add(ctx, begun.versionId, revision, code, await test.target({ indicatorVersionId, title: code, baselineOn: plainDate('2026-01-01'), breakdowns: ['region'] })))
  await add(1, 'chiefs', await counted('milestones.verified', RISE))
  await add(2, 'standards', await counted('milestones.organisations_share', { milestone: 'standards', organisationKinds: ['council'] }, 'percent'))
  await test.publish(begun.versionId)
  const target = async (code: string) => (await test.one<{ id: TargetId }>('select id from workforce.target where code = $1', [code])).id
  const [council, other] = [await seed.organisation({ name: 'Borchester', region: 'Wales' }), await seed.organisation({ name: 'Felpersham', region: 'London' })]
  return {
    planId: begun.planId, chiefs: await target('chiefs'), standards: await target('standards'), council, other,
    verifier: await seed.person({ roles: [['verifier', institute]] }), ofLgaVerifier: await seed.person({ roles: [['verifier', lga]] }),
    analyst: await seed.person({ roles: [['workforce_analyst', council]] }), chief: await seed.person({ givenName: 'Cheryl', familyName: 'Chief', roles: [['learner', council]] }),
  }
}

/** A confirmed post of somebody's career history. */
export async function seedPost(test: WorkforceTest, personId: PersonId, post: string, startsOn: string, organisationId: OrganisationId, confirmed = true): Promise<string> {
  const id = newId()
  await test.pool.query('insert into directory.career_post (id, person_id, organisation_id, post, starts_on, verified_at) values ($1, $2, $3, $4, $5, $6)', [id, personId, organisationId, post, startsOn, confirmed ? new Date('2026-09-01') : null])
  return id
}
