import { newId, unwrap } from '#kernel'
import { PersonalDataService } from '#directory'
import type { Actor } from '#platform/access'
import { Database } from '#platform/database'
import { eventually, type SeededPerson } from '#testing'
import { createEqualityTestApp, type EqualityTestApp } from '../../testing/equality-test-app.js'
import { QuestionSetsService } from '../questions/question-sets.service.js'
import { AnswerUpkeepService } from './answer-upkeep.service.js'
import { AnswersService } from './answers.service.js'
import { ChangeKeysService } from './change-keys.service.js'
import { PersonKeys } from './person-keys.js'

describe('equality answers', () => {
  let test: EqualityTestApp
  const answers = () => test.get(AnswersService)
  const save = async (person: SeededPerson, given: Readonly<Record<string, string>>) =>
    unwrap(await answers().save(test.ctx(person.actor), test.setId, Object.entries(given).map(([question, option]) => ({ question, options: option === '' ? [] : [option] }))))
  const mine = async (person: SeededPerson) => Object.fromEntries((await answers().mine(test.ctx(person.actor))).answers.map(({ question, options }) => [question, options.join()]))
  const keyOf = (person: SeededPerson) => test.get(PersonKeys).keyOf(person.id)

  beforeAll(async () => { test = await createEqualityTestApp() })
  afterAll(() => test.close())

  it('are given, changed and taken back, one or all, by the person', async () => {
    const person = await test.seed.person()
    expect(await mine(person)).toEqual({})
    await save(person, { sex: 'female', religion: 'sikh', disability: 'prefer_not_to_say' })
    await save(person, { religion: 'none', disability: '' })
    expect(await mine(person)).toEqual({ sex: 'female', religion: 'none' })
    await answers().withdraw(test.ctx(person.actor), 'religion')
    expect(await mine(person)).toEqual({ sex: 'female' })
    for (const _ of ['once', 'and again']) await answers().withdraw(test.ctx(person.actor), null)
    expect(await mine(person)).toEqual({})
    expect(await test.rows('select from equality.answer where person_key = $1', [keyOf(person)])).toEqual([])
  })

  it('are kept under a keyed hash, with the day and no time, and leave no trace elsewhere', async () => {
    const person = await test.seed.person()
    const outside = async () => ({
      audit: await test.get(Database).rows('select id from audit.entry'), outbox: await test.get(Database).rows('select id from platform.outbox_message'),
    })
    const before = await outside()
    await save(person, { sex: 'male' })
    await answers().withdraw(test.ctx(person.actor), 'age_band')
    const [row] = await test.rows<Record<string, unknown>>('select * from equality.answer where person_key = $1', [keyOf(person)])
    expect(row).toEqual({ person_key: keyOf(person), question_key: 'sex', option_key: 'male', set_id: test.setId, key_version: test.get(PersonKeys).version, answered_on: '2026-06-01' })
    expect(JSON.stringify(row)).not.toContain(person.id)
    expect(await outside()).toEqual(before)
    const { rows } = { rows: await test.rows<{ type: string }>("select data_type as type from information_schema.columns where table_schema = 'equality' and table_name = 'answer'") }
    expect(rows.map(({ type }) => type).filter((type) => type.startsWith('timestamp'))).toEqual([])
  })

  it('are refused when they answer another set of questions, or what is not offered', async () => {
    const person = await test.seed.person()
    const given = async (setId: string, question: string, option: string) => answers().save(test.ctx(person.actor), setId, [{ question, options: [option] }])
    expect(await given(newId(), 'sex', 'male')).toMatchObject({ error: [{ code: 'QUESTIONS_CHANGED' }] })
    expect(await given('no id', 'sex', 'male')).toMatchObject({ error: [{ code: 'QUESTIONS_CHANGED' }] })
    expect(await given(test.setId, 'sex', 'unheard of')).toMatchObject({ error: [{ code: 'UNKNOWN_OPTION', field: 'answers.sex' }] })
    expect(await mine(person)).toEqual({})
  })

  it('are for people alone, each for their own', async () => {
    const person = await test.seed.person()
    await save(person, { sex: 'female' })
    const admin = await test.seed.person({ roles: [['platform_admin', await test.seed.organisation()]] })
    expect(await mine(admin)).toEqual({})
    const others: readonly Actor[] = [{ kind: 'system', name: 'x' }, { kind: 'machine', clientId: 'c', scopes: ['everything'] }, { kind: 'unlinked', issuer: 'i', subject: 's', emailVerified: true }]
    for (const actor of others) {
      await expect(answers().mine(test.ctx(actor))).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect(() => answers().save(test.ctx(actor), test.setId, [])).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
      expect(() => answers().withdraw(test.ctx(actor), null)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
    }
    await expect(answers().mine(test.ctx({ kind: 'anonymous' }))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('wait for each other when one person changes them twice at once', async () => {
    const person = await test.seed.person()
    const holder = await test.connect()
    await holder.query('begin')
    await holder.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [keyOf(person)])
    const [first, second] = [save(person, { sex: 'female' }), save(person, { sex: 'male' })]
    await eventually(async () => expect(await test.rows("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).toHaveLength(2))
    expect(await mine(person)).toEqual({})
    await holder.query('commit')
    await Promise.all([first, second])
    expect(['female', 'male']).toContain((await mine(person))['sex'])
  })

  it('become one person’s when two records were one: the later answer stays', async () => {
    const [from, into] = [await test.seed.person(), await test.seed.person()]
    await save(into, { sex: 'female', religion: 'none', disability: 'no' })
    await save(from, { disability: 'yes_a_lot' })
    test.clock.moveTo(new Date('2026-06-03T09:00:00Z'))
    await save(from, { religion: 'hindu', caring: 'no' })
    for (const _ of ['once', 'and again']) await test.get(AnswerUpkeepService).merge(from.id, into.id)
    expect(await mine(into)).toEqual({ sex: 'female', religion: 'hindu', disability: 'no', caring: 'no' })
    expect(await mine(from)).toEqual({})
  })

  it('are deleted with the person’s data', async () => {
    const person = await test.seed.person()
    await save(person, { sex: 'female', religion: 'none' })
    expect(await test.get(AnswerUpkeepService).forget([person.id])).toBe(2)
    expect(await mine(person)).toEqual({})
  })

  it('are in the copy that a person makes, and in no copy that somebody else makes for them', async () => {
    const person = await test.seed.person()
    const admin = await test.seed.person({ roles: [['platform_admin', await test.seed.organisation()]] })
    await save(person, { religion: 'buddhist' })
    const copy = async (as: SeededPerson) => (JSON.parse(await test.get(PersonalDataService).copy(test.ctx(as.actor), person.id)) as { equality: object }).equality
    expect(await copy(person)).toEqual({ answers: [{ question: 'religion', options: ['buddhist'], answeredOn: expect.any(String) as unknown }] })
    expect(await copy(admin)).toEqual({ note: expect.stringContaining('to the person alone') as unknown })
  })

  it('stay, and count, where a new version has the same question and option; another option is asked for again', async () => {
    const person = await test.seed.person()
    await save(person, { sex: 'female', caring: 'yes_50' })
    const sets = test.get(QuestionSetsService)
    const admin = test.ctx()
    const content = { title: 'Second', source: 'Test', questions: [
      { key: 'sex', title: 'Sex', text: 'Your sex?', kind: 'single', options: [{ key: 'female', label: 'Woman' }, { key: 'male', label: 'Man' }] },
      { key: 'caring', title: 'Caring', text: 'Do you care for somebody?', kind: 'single', options: [{ key: 'no', label: 'No' }, { key: 'yes', label: 'Yes' }] },
    ] }
    const second = unwrap(await sets.importDraft(admin, JSON.stringify(content)))
    expect((await answers().mine(test.ctx(person.actor))).questionSet?.id).toBe(test.setId)
    unwrap(await sets.publish(admin, second, 'Standards changed'))
    expect(await mine(person)).toEqual({ sex: 'female' })
    expect((await sets.list(admin)).map(({ number, state }) => [number, state])).toEqual([[2, 'published'], [1, 'retired']])
    for (const id of [second, test.setId]) expect(await sets.publish(admin, id, '')).toMatchObject({ error: [{ code: 'NOT_ALLOWED' }] })
    unwrap(await sets.retire(admin, second, ''))
    expect((await answers().mine(test.ctx(person.actor))).questionSet).toBeNull()
    expect(await test.rows('select action, to_state, reason from equality.question_set_history where set_id = $1 order by at, action', [second])).toEqual(expect.arrayContaining([{ action: 'publish', to_state: 'published', reason: 'Standards changed' }]))
  })

  it('are to questions that platform administrators alone manage', async () => {
    const person = await test.seed.person({ roles: [['organisation_admin', await test.seed.organisation()], ['workforce_analyst', await test.seed.organisation({ kind: 'institute' })]] })
    const sets = test.get(QuestionSetsService)
    const ctx = test.ctx(person.actor)
    for (const attempt of [async () => sets.list(ctx), () => sets.byId(ctx, test.setId), () => sets.importDraft(ctx, '{}'), () => sets.publish(ctx, test.setId, ''), () => sets.retire(ctx, test.setId, '')]) await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await sets.importDraft(test.ctx(), 'not JSON')).toMatchObject({ error: [{ code: 'FILE_INVALID', field: 'json' }] })
    for (const id of [newId(), 'no id']) await expect(sets.byId(test.ctx(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a change of the key', () => {
  it('moves every answer to the new key, loses none on the way, and leaves none that is nobody’s', async () => {
    const [OLD, NEW] = ['o'.repeat(40), 'n'.repeat(40)]
    const before = await createEqualityTestApp({ config: { EQUALITY_KEY: OLD } })
    const after = await createEqualityTestApp({ config: { EQUALITY_KEY: NEW, EQUALITY_OLD_KEY: OLD } })
    try {
      const people = [await after.seed.person(), await after.seed.person(), await after.seed.person()]
      // Answered before the change: rows under the old key, in the database of the second app.
      const oldKeys = before.get(PersonKeys)
      for (const { id } of [...people, { id: newId() }]) {
        await after.rows(`insert into equality.answer (person_key, question_key, option_key, set_id, key_version, answered_on) values ($1, 'sex', 'female', $2, $3, '2026-05-01')`, [oldKeys.keyOf(id as never), after.setId, oldKeys.version])
      }
      const answers = after.get(AnswersService)
      const mine = async (person?: SeededPerson) => (await answers.mine(after.ctx(person?.actor))).answers.map(({ question, options }) => `${question}: ${options.join()}`)
      for (const person of people) expect(await mine(person)).toEqual(['sex: female'])
      // One changes an answer before the job comes to them.
      unwrap(await answers.save(after.ctx(people[0]?.actor), after.setId, [{ question: 'sex', options: ['male'] }]))
      expect(await after.get(ChangeKeysService).run(after.ctx())).toEqual({ moved: 2, removed: 1 })
      expect(await after.get(ChangeKeysService).run(after.ctx())).toEqual({ moved: 0, removed: 0 })
      expect(await Promise.all(people.map(mine))).toEqual([['sex: male'], ['sex: female'], ['sex: female']])
      expect(await after.rows('select distinct key_version from equality.answer')).toEqual([{ key_version: after.get(PersonKeys).version }])
      expect(await before.get(ChangeKeysService).run(before.ctx())).toEqual({ moved: 0, removed: 0 })
    } finally {
      await before.close()
      await after.close()
    }
  })
})
