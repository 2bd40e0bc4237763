import { AuditModule } from '#audit'
import { newId } from '#kernel'
import { Database } from '#platform/database'
import { createTestApp, Seed, type TestApp } from '#testing'
import { ReadModelsModule } from '../read-models.module.js'
import { BooksService } from './books.service.js'

describe('the books of the workforce', () => {
  let test: TestApp
  const ids = { plan: newId(), version: newId(), target: newId(), claim: newId(), return: newId(), council: '', ann: '', bob: '', eve: '' }
  const filled = (text: string): string => text.replaceAll(/\$(\w+)/g, (_all, name: string) => `'${ids[name as keyof typeof ids]}'`)
  const sql = (text: string) => test.get(Database).run(filled(text))
  const wrong = async () => (await test.get(BooksService).check(test.ctx())).filter((check) => check.wrong > 0).map(({ name }) => name.split(':')[0])

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, ReadModelsModule], now: '2026-05-02T09:00:00Z' })
    const seed = new Seed(test.get(Database).pool)
    ids.council = await seed.organisation()
    for (const name of ['ann', 'bob', 'eve'] as const) ids[name] = (await seed.person()).id
    await sql(`insert into workforce.plan (id, scope, area_key, created_at) values ($plan, 'national', 'nation', now())`)
    await sql(`insert into workforce.plan_version (id, plan_id, number, state, title, narrative, content_hash, published_at, created_at, updated_at) values ($version, $plan, 1, 'published', 'Plan', '', 'hash', now(), now(), now())`)
    for (const [part, who] of [['institute', '$ann'], ['lga', '$bob']]) await sql(`insert into workforce.plan_approval (id, version_id, part, organisation_id, person_id, content_hash, at) values (gen_random_uuid(), $version, '${part}', $council, ${who}, 'hash', now())`)
    await sql(`insert into workforce.plan_version_history (id, version_id, action, to_state, at) values (gen_random_uuid(), $version, 'publish', 'published', now())`)
    await sql(`insert into workforce.target (id, plan_id, code, created_at) values ($target, $plan, 'placements', now())`)
    await sql(`insert into workforce.milestone_claim (id, target_id, milestone, subject, person_id, organisation_id, title, from_on, engagement, account, state, claimed_by_id, claimed_at, waiting_since, decided_by_id, decided_at)
      values ($claim, $target, 'placements', 'person', $ann, $council, 'Director', '2026-02-01', 'permanent', '', 'verified', $bob, now(), now(), $eve, now())`)
    await sql(`insert into workforce.milestone_history (id, claim_id, action, to_state, at) values (gen_random_uuid(), $claim, 'verify', 'verified', now())`)
    await sql(`insert into workforce.milestone_evidence (id, claim_id, link, content_hash, note, added_at) values (gen_random_uuid(), $claim, 'https://example.org', 'hash', '', now())`)
    await sql(`insert into workforce_returns.return_period (organisation_id, quarter) values ($council, '2026-Q1')`)
    await sql(`insert into workforce_returns.workforce_return (id, organisation_id, quarter, revision, state, framework_key, framework_version_id, grades_version_id, characteristics_version_id, organisation_kind, started_at)
      select $return, $council, '2026-Q1', 1, 'draft', 'f', $plan, g.id, c.id, 'council', now() from workforce_returns.reference_version g, workforce_returns.reference_version c where g.kind = 'grades' and c.kind = 'characteristics'`)
    await sql(`insert into workforce_returns.headcount_line (return_id, role, grade, family, headcount, fte, vacancies, starters, leavers) values ($return, 'dev', 'officer', 'data', 3, 300, 0, 0, 0)`)
    await sql(`insert into workforce_returns.diversity_line (return_id, family, grade, characteristic, category, count) values ($return, 'data', 'officer', 'sex', 'female', 3)`)
  })
  afterAll(() => test.close())

  it('agree with what was decided and returned as it should be', async () => expect(await wrong()).toEqual([]))

  it.each<[name: string, book: string, breakIt: string, mend: string]>([
    ['an approval that was taken back', 'workforce plans', `update workforce.plan_approval set withdrawn_at = now() where part = 'lga'`, `update workforce.plan_approval set withdrawn_at = null where part = 'lga'`],
    ['an approval of something else', 'workforce plans', `update workforce.plan_approval set content_hash = 'other' where part = 'lga'`, `update workforce.plan_approval set content_hash = 'hash' where part = 'lga'`],
    ['a plan whose history ends elsewhere', 'workforce plans', `update workforce.plan_version_history set to_state = 'approved'`, `update workforce.plan_version_history set to_state = 'published'`],
    ['a claim whose history ends elsewhere', 'milestones', `update workforce.milestone_history set to_state = 'evidenced'`, `update workforce.milestone_history set to_state = 'verified'`],
    ['somebody who verified what they had claimed', 'milestones', 'update workforce.milestone_claim set claimed_by_id = $eve', 'update workforce.milestone_claim set claimed_by_id = $bob'],
    ['somebody who verified what is about them', 'milestones', 'update workforce.milestone_claim set person_id = $eve', 'update workforce.milestone_claim set person_id = $ann'],
    ['a verdict without evidence', 'milestones', 'delete from workforce.milestone_evidence', `insert into workforce.milestone_evidence (id, claim_id, link, content_hash, note, added_at) values (gen_random_uuid(), $claim, 'https://example.org', 'hash', '', now())`],
  ])('show %s', async (_, book, breakIt, mend) => {
    await sql(breakIt)
    expect(await wrong()).toEqual([book])
    await sql(mend)
    expect(await wrong()).toEqual([])
  })

  // Last: what was submitted cannot be mended.
  it('show a quarter that nothing counts for, and characteristics of more people than there are', async () => {
    await sql('update workforce_returns.diversity_line set count = 4')
    await sql(`update workforce_returns.workforce_return set state = 'superseded', submitted_at = now(), superseded_at = now()`)
    expect(await wrong()).toEqual(['workforce returns', 'workforce returns'])
  })
})
