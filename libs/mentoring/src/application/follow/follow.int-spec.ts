import { ContactsModule } from '#assembly'
import { newId, type OrganisationId } from '#kernel'
import { HANDED_ON, HANDED_ON_WITH_CARE, KEPT_AS_RECORDED } from '../../data/follow/person-references.queries.js'
import type { ProfileId } from '../../domain/index.js'
import { type MentoringTest, profileIsFree, startMentoring, whileLocked } from '../../testing/mentoring-test-app.js'
import { FollowModule } from './follow.module.js'
import { MembershipSweepService } from './membership-sweep.service.js'
import { MentoringReorganisationService } from './mentoring-reorganisation.service.js'
import { PersonMergeService } from './person-merge.service.js'

describe('following the directory', () => {
  let test: MentoringTest
  beforeAll(async () => { test = await startMentoring([ContactsModule, FollowModule]) })
  afterAll(() => test.close())

  const rows = async <T>(sql: string, values: unknown[] = []) => (await test.pool.query(sql, values)).rows as T[]
  const profile = (id: ProfileId) => test.one<{ person_id: string; state: string; organisation_id: string; taken: number }>('select person_id, state, organisation_id, taken from mentoring.profile where id = $1', [id])

  describe('two records of one person', () => {
    const merge = async (fromId: string, intoId: string) => {
      await rows(`update directory.person set status = 'merged', merged_into_id = $2 where id = $1`, [fromId, intoId])
      for (const _ of [1, 2]) await test.get(PersonMergeService).merge(test.ctx(), fromId, intoId)
    }
    const twins = async () => [await test.seed.person(), await test.seed.person()] as const

    it('hands on profiles, matches, wishes and what was written', async () => {
      const [from, into] = await twins()
      const { mentee, menteeProfileId, mentorProfileId, matchId } = await test.pair(await test.scheme(), 'active')
      await rows('update mentoring.profile set person_id = $2 where id = $1', [mentorProfileId, from.id])
      await rows('update mentoring.match set mentor_person_id = $2 where id = $1', [matchId, from.id])
      for (const [position, person] of [from, into].entries()) {
        await rows('insert into mentoring.profile_wish (profile_id, person_id, position) values ($1, $2, $3)', [menteeProfileId, person.id, position])
        await rows('insert into mentoring.profile_avoid (id, profile_id, person_id) values ($1, $2, $3)', [newId(), menteeProfileId, person.id])
      }
      await rows('insert into mentoring.profile_wish (profile_id, person_id, position) values ($1, $2, 0)', [mentorProfileId, into.id])
      await rows('insert into mentoring.check_in (id, match_id, person_id, due_on) values ($1, $2, $3, $4)', [newId(), matchId, from.id, '2026-06-01'])
      await merge(from.id, into.id)
      expect((await profile(mentorProfileId)).person_id).toBe(into.id)
      expect(await test.match(matchId)).toMatchObject({ state: 'active', mentor_person_id: into.id, mentee_person_id: mentee.id })
      expect(await rows('select profile_id, person_id from mentoring.profile_wish where profile_id = any($1)', [[menteeProfileId, mentorProfileId]])).toEqual([{ profile_id: menteeProfileId, person_id: into.id }])
      expect(await rows('select person_id from mentoring.profile_avoid where profile_id = $1', [menteeProfileId])).toEqual([{ person_id: into.id }])
      expect(await rows('select person_id from mentoring.check_in where match_id = $1', [matchId])).toEqual([{ person_id: into.id }])
      expect(await test.one('select count(*) as n from audit.entry where action = $1', ['mentoring-profile:follow-merge'])).toEqual({ n: 1 })
    })

    it('keeps the profile with more behind it, whosever it is; the other leaves', async () => {
      for (const better of ['from', 'into'] as const) {
        const [from, into] = await twins()
        const scheme = await test.scheme()
        const [a, b] = [await test.fixture.profile(scheme, from.id, { side: 'mentor', organisationId: test.council, capacity: 2 }), await test.fixture.profile(scheme, into.id, { side: 'mentor', organisationId: test.council, capacity: 2 })]
        const [stays, goes] = better === 'from' ? [a, b] : [b, a]
        const mentee = await test.fixture.profile(scheme, (await test.seed.person()).id, { side: 'mentee', organisationId: test.council })
        await test.fixture.match(scheme, mentee, stays, 'active')
        await merge(from.id, into.id)
        expect([await profile(stays), await profile(goes)]).toMatchObject([{ person_id: into.id, state: 'ready', taken: 1 }, { person_id: from.id, state: 'withdrawn' }])
        expect(await rows(`select payload->>'to' as to from platform.outbox_message where payload->>'profileId' = $1`, [goes])).toEqual([{ to: 'withdrawn' }])
      }
    })

    it('lets a relationship go on that hangs on the profile that leaves', async () => {
      const [from, into] = await twins()
      const scheme = await test.scheme()
      const sides = [await test.fixture.profile(scheme, from.id, { side: 'mentee', organisationId: test.council }), await test.fixture.profile(scheme, into.id, { side: 'mentee', organisationId: test.council })]
      const matches = await Promise.all(sides.map(async (id) => test.fixture.match(scheme, id, await test.fixture.profile(scheme, (await test.seed.person()).id, { side: 'mentor', organisationId: test.elsewhere }), 'active')))
      await merge(from.id, into.id)
      expect((await Promise.all(sides.map(async (id) => (await profile(id)).state))).toSorted()).toEqual(['paused', 'ready'])
      for (const id of matches) expect(await test.match(id)).toMatchObject({ state: 'active', mentee_person_id: into.id })
    })

    it('ends a match of somebody with themselves, and frees both seats', async () => {
      for (const state of ['proposed', 'active'] as const) {
        const { mentee, mentor, menteeProfileId, mentorProfileId, matchId } = await test.pair(await test.scheme(), state)
        await merge(mentee.id, mentor.id)
        expect(await test.match(matchId)).toMatchObject({ state: state === 'active' ? 'ended_early' : 'withdrawn', end_reason: 'same_person', mentee_person_id: mentee.id })
        expect([await profile(menteeProfileId), await profile(mentorProfileId)]).toMatchObject([{ person_id: mentor.id, taken: 0 }, { person_id: mentor.id, taken: 0 }])
      }
    })

    it('holds nobody of a match that ends while it waits for a profile that comes before', async () => {
      const [first, scheme] = [await test.scheme(), await test.scheme()]
      const [from, into, former] = [await test.seed.person(), await test.seed.person(), await test.seed.person()]
      const profileOf = (schemeId: typeof scheme, personId: typeof from.id, side: 'mentee' | 'mentor') => test.fixture.profile(schemeId, personId, { side, organisationId: test.council })
      const before = await profileOf(first, from.id, 'mentee')
      const [menteeProfile, mentorProfile] = [await profileOf(scheme, former.id, 'mentee'), await profileOf(scheme, into.id, 'mentor')]
      const match = await test.fixture.match(scheme, menteeProfile, mentorProfile, 'active')
      // The profile stayed under a record that was merged into this one before.
      await rows('update mentoring.match set mentee_person_id = $2 where id = $1', [match, from.id])
      expect([before, menteeProfile, mentorProfile].toSorted()[0]).toBe(before)
      let free: readonly boolean[] = []
      const { waited } = await whileLocked(test, 'profile', before, () => merge(from.id, into.id), async (holder) => { free = [await profileIsFree(holder, menteeProfile), await profileIsFree(holder, mentorProfile)] })
      expect([waited, free]).toEqual([true, [true, true]])
      expect([(await test.match(match))['state'], (await profile(menteeProfile)).taken, (await profile(mentorProfile)).taken, (await profile(before)).person_id]).toEqual(['ended_early', 0, 0, into.id])
    })

    it('and locks a profile kept under an earlier record with the others, by id', async () => {
      const scheme = await test.scheme()
      const [from, into, former] = [await test.seed.person(), await test.seed.person(), await test.seed.person()]
      const kept = await test.fixture.profile(scheme, former.id, { side: 'mentee', organisationId: test.council })
      const mentor = await test.fixture.profile(scheme, into.id, { side: 'mentor', organisationId: test.council })
      const match = await test.fixture.match(scheme, kept, mentor, 'active')
      await rows('update mentoring.match set mentee_person_id = $2 where id = $1', [match, from.id])
      let free = false
      await whileLocked(test, 'profile', kept, () => merge(from.id, into.id), async (holder) => { free = await profileIsFree(holder, mentor) })
      expect([free, (await test.match(match))['state']]).toEqual([true, 'ended_early'])
    })

    it('waits for whoever changes a match, goes to the record that lives, and is no business of people', async () => {
      const [{ mentor, mentorProfileId, matchId }, between, last] = [await test.pair(await test.scheme(), 'active'), await test.seed.person(), await test.seed.person()]
      await rows(`update directory.person set status = 'merged', merged_into_id = $2 where id = any($1)`, [[mentor.id, between.id], last.id])
      expect((await whileLocked(test, 'match', matchId, () => test.get(PersonMergeService).merge(test.ctx(), mentor.id, between.id))).waited).toBe(true)
      expect((await profile(mentorProfileId)).person_id).toBe(last.id)
      await expect(test.get(PersonMergeService).merge(test.ctx(test.manager.actor), newId(), newId())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    })

    it('knows every column that names a person', async () => {
      const named = await rows<{ name: string }>(
        `select table_name || '.' || column_name as name from information_schema.columns
         where table_schema = 'mentoring' and data_type = 'uuid' and column_name ~ '(person_id|author_id|actor_id|_by_id)$'`)
      const known = [...HANDED_ON_WITH_CARE, ...KEPT_AS_RECORDED, ...Object.entries(HANDED_ON).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`))]
      expect(named.map(({ name }) => name).sort()).toEqual(known.sort())
    })
  })

  describe('organisations that merge or split', () => {
    async function follow(kind: 'merge' | 'split', from: readonly OrganisationId[], to: readonly OrganisationId[], assignments: Readonly<Record<string, OrganisationId>> = {}, heir?: OrganisationId): Promise<void> {
      const reorganisationId = newId()
      await rows(
        `insert into directory.reorganisation (id, kind, "on", predecessor_ids, successors, assignments, default_successor_id, state, problems, created_at, applied_at)
         values ($1, $2, '2026-06-01', $3, $4, $5, $6, 'applied', '[]', now(), now())`, [reorganisationId, kind, from, JSON.stringify(to.map((id) => ({ id }))), JSON.stringify(assignments), heir ?? null])
      for (const _ of [1, 2]) await test.get(MentoringReorganisationService).follow(test.ctx(), { reorganisationId, kind, predecessorIds: from, successorIds: to, defaultSuccessorId: heir ?? null })
    }

    it('profiles go along, the heir runs the scheme, and who was avoided stays so', async () => {
      const [old, successor] = [await test.seed.organisation(), await test.seed.organisation()]
      const scheme = await test.fixture.scheme(old)
      const [open, left] = [await test.fixture.profile(scheme, (await test.seed.person()).id, { side: 'mentee', organisationId: old }), await test.fixture.profile(scheme, (await test.seed.person()).id, { side: 'mentee', organisationId: old, state: 'withdrawn' })]
      const wary = await test.fixture.profile(scheme, (await test.seed.person()).id, { side: 'mentee', organisationId: test.elsewhere })
      await rows('insert into mentoring.profile_avoid (id, profile_id, organisation_id) values ($1, $2, $3)', [newId(), wary, old])
      await follow('merge', [old], [successor])
      expect([(await profile(open)).organisation_id, (await profile(left)).organisation_id, (await profile(wary)).organisation_id]).toEqual([successor, old, test.elsewhere])
      expect(await test.one('select organisation_id from mentoring.scheme where id = $1', [scheme])).toEqual({ organisation_id: successor })
      expect((await rows<{ organisation_id: string }>('select organisation_id from mentoring.profile_avoid where profile_id = $1', [wary])).map(({ organisation_id }) => organisation_id).toSorted()).toEqual([old, successor].toSorted())
    })

    it('of a split each person goes where they were sent, and who nobody decided about stays', async () => {
      const [old, north, south] = [await test.seed.organisation(), await test.seed.organisation(), await test.seed.organisation()]
      const scheme = await test.fixture.scheme(old)
      const [sent, undecided] = [await test.seed.person(), await test.seed.person()]
      const ids = [await test.fixture.profile(scheme, sent.id, { side: 'mentee', organisationId: old }), await test.fixture.profile(scheme, undecided.id, { side: 'mentee', organisationId: old })] as const
      await follow('split', [old], [north, south], { [sent.id]: south })
      expect([(await profile(ids[0])).organisation_id, (await profile(ids[1])).organisation_id]).toEqual([south, old])
      expect(await test.one('select organisation_id from mentoring.scheme where id = $1', [scheme])).toEqual({ organisation_id: old })
    })
  })

  describe('somebody who changes organisation', () => {
    const changed = async (personId: string) => { for (const _ of [1, 2]) await test.get(MentoringReorganisationService).memberChanged(test.ctx(), personId) }

    it('takes part for the new one; proposals for the old one are taken back, relationships go on', async () => {
      const scheme = await test.scheme()
      const [proposed, active] = [await test.pair(scheme), await test.pair(scheme, 'active')]
      for (const { mentee } of [proposed, active]) await rows(`update directory.membership set organisation_id = $2 where person_id = $1`, [mentee.id, test.elsewhere])
      for (const { mentee } of [proposed, active]) await changed(mentee.id)
      expect([await profile(proposed.menteeProfileId), await profile(active.menteeProfileId)]).toMatchObject([{ organisation_id: test.elsewhere, state: 'ready', taken: 0 }, { organisation_id: test.elsewhere, state: 'ready', taken: 1 }])
      expect([(await test.match(proposed.matchId))['state'], (await test.match(active.matchId))['state']]).toEqual(['withdrawn', 'active'])
    })

    it('is paused when they belong to none', async () => {
      const scheme = await test.scheme()
      const { mentee, menteeProfileId } = await test.pair(scheme)
      await changed(mentee.id)
      expect(await profile(menteeProfileId)).toMatchObject({ state: 'ready', organisation_id: test.council })
      await rows('delete from directory.membership where person_id = $1', [mentee.id])
      await changed(mentee.id)
      expect(await profile(menteeProfileId)).toMatchObject({ state: 'paused', organisation_id: test.council, taken: 0 })
    })

    it('is followed, too, when the membership ended by its date alone: nobody stays in proposals', async () => {
      const scheme = await test.scheme()
      const [leaver, mover, stayer, running] = [await test.pair(scheme), await test.pair(scheme), await test.pair(scheme), await test.pair(scheme, 'active')]
      const end = (personId: string, on: string) => rows(`update directory.membership set ends_on = $2 where person_id = $1`, [personId, on])
      await end(leaver.mentee.id, '2026-05-02')
      await end(mover.mentor.id, '2026-05-02')
      await rows(`insert into directory.membership (id, person_id, organisation_id, role, starts_on, updated_at) values (gen_random_uuid(), $1, $2, 'mentor', '2026-05-02', now())`, [mover.mentor.id, test.council])
      await end(running.mentor.id, '2026-05-02')
      await end(stayer.mentee.id, '2026-05-03')
      const sweep = (day: string) => test.get(MembershipSweepService).sweep({ ...test.ctx(), now: new Date(`${day}T00:20:00Z`) })
      // People of other tests here belong to nobody.
      await sweep('2026-05-01')
      expect(await sweep('2026-05-01')).toBe(0)
      expect(await sweep('2026-05-02')).toBe(3)
      const states = await Promise.all([leaver, mover, stayer, running].map(async ({ matchId }) => (await test.match(matchId))['state']))
      expect(states).toEqual(['withdrawn', 'withdrawn', 'proposed', 'ended_early'])
      expect([await profile(leaver.menteeProfileId), await profile(mover.mentorProfileId), await profile(stayer.menteeProfileId), await profile(running.mentorProfileId)]).toMatchObject([
        { state: 'paused', taken: 0 }, { state: 'ready', organisation_id: test.council, taken: 0 }, { state: 'ready', taken: 1 }, { state: 'paused', taken: 0 },
      ])
      // The other side hears what it hears when somebody leaves.
      expect(await rows(`select payload->>'to' as to, payload->>'side' as side from platform.outbox_message where topic = 'mentoring.match-changed' and payload->>'matchId' = $1`, [leaver.matchId])).toEqual([{ to: 'withdrawn', side: 'mentee' }])
      expect((await test.taken(leaver.mentorProfileId))).toEqual({ taken: 0, priority: 1_000 })
      expect(await sweep('2026-05-02')).toBe(0)
      await expect(test.get(MembershipSweepService).sweep(test.ctx(test.manager.actor))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    })
  })
})
