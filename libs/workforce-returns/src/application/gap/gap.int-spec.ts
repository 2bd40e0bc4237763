import { Readable } from 'node:stream'
import { NATION, newId, type OrganisationId, plainDate } from '#kernel'
import { UnitOfWork } from '#platform/database'
import type { SeededPerson } from '#testing'
import { ReturnStatesService } from '../figures/return-states.service.js'
import { SubmittedFiguresService } from '../figures/submitted-figures.service.js'
import { FollowDirectoryService } from '../follow/follow-directory.service.js'
import { ReturnRemindersService } from '../messages/return-reminders.service.js'
import { ReturnPublications } from '../publication/return-publications.service.js'
import { ReferenceFilesService } from '../reference/reference-files.service.js'
import { ReferenceService } from '../reference/reference.service.js'
import { diversityFile, HEADCOUNT, OUTLOOK, type ReturnsTest, SKILLS, startReturns } from '../../testing/returns-test-app.js'
import { OutlookService } from './outlook.service.js'
import { SkillsGapService } from './skills-gap.service.js'

const DIVERSITY = diversityFile({ 'data/officer': 10 })
const headcount = `${HEADCOUNT}\ndev,officer,10,10,0,0,0`

describe('what returns say together', () => {
  let test: ReturnsTest
  let [planner, platformAdmin] = [] as unknown as [SeededPerson, SeededPerson]
  const councils: { id: OrganisationId; analyst: SeededPerson }[] = []
  const publish = (on: string) => test.get(ReturnPublications).publishDue(test.ctx(), plainDate(on), {})
  const submit = (index: number, supply: number, outlook: string, quarter = '2026-Q3', reason?: string) => {
    const { id, analyst } = councils[index]!
    return test.submitted(analyst, id, quarter, { headcount, diversity: DIVERSITY, skills: `${SKILLS}\ndev,sql,expert,6,9,${supply}`, outlook: `${OUTLOOK}\n${outlook}` }, reason)
  }

  beforeAll(async () => {
    test = await startReturns('2026-10-16T09:00:00Z')
    planner = await test.seed.person({ roles: [['workforce_analyst', await test.seed.organisation({ kind: 'lga' })]] })
    platformAdmin = await test.seed.person({ roles: [['platform_admin', test.council]] })
    for (const region of ['London', 'London', 'London', 'Wales', 'Wales', 'North East', 'North East', 'North East', 'North East']) {
      const id = await test.seed.organisation({ region })
      councils.push({ id, analyst: await test.seed.person({ roles: [['workforce_analyst', id]] }) })
    }
    for (const [index, supply] of [3, 0, 1, 2, 1, 9, 9, 9, 9].entries()) await submit(index, supply, index < 4 ? 'dev,automated_in_part,2,high,,analyst' : 'ux,new,1,low,,')
  })
  afterAll(() => test.close())

  it('reminds those whose return is missing, once before it is due and once when it is late', async () => {
    const told = async () => (await test.pool.query<{ template: string }>(`select template from notifications.message where person_id = $1 order by queued_at, id`, [test.analyst.id])).rows.map(({ template }) => template)
    expect(await test.get(ReturnRemindersService).sweep(test.ctx())).toBe(1)
    expect(await test.get(ReturnRemindersService).sweep(test.ctx())).toBe(0)
    expect(await told()).toEqual(['returns.return-due'])
    test.clock.moveTo(new Date('2026-10-31T09:00:00Z'))
    await test.get(ReturnRemindersService).sweep(test.ctx())
    expect(await told()).toEqual(['returns.return-due', 'returns.return-late'])
    await expect(test.get(ReturnRemindersService).sweep(test.ctx(platformAdmin.actor))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('protects small numbers of people, and withholds small regions so that no organisation is left over', async () => {
    const gap = (area?: string) => test.get(SkillsGapService).of(test.ctx(planner.actor), { area })
    expect(await gap()).toMatchObject({ gaps: [], withheld: expect.stringContaining('No skills have been published yet') as unknown })
    await publish('2026-10-31')
    const nation = await gap()
    expect(nation).toMatchObject({ organisations: 9, regions: ['North East'], withheld: null })
    // 43 people, published in fives and within four.
    const [{ supply, ...figures } = { supply: { from: 0, to: 0 } }] = nation.gaps
    expect([[40, 45].includes(supply.from), supply.to]).toEqual([true, supply.from])
    expect(figures).toMatchObject({ role: 'dev', neededInThreeYears: 81, gapNow: { from: 54 - supply.from, to: 54 - supply.from } })
    // London (4 people, all of three organisations) is withheld beside Wales: else the nation less the others would be Wales.
    expect(await gap('region:Wales')).toMatchObject({ gaps: [], organisations: 0, withheld: expect.stringContaining('Too few') as unknown })
    expect((await gap('region:London')).gaps).toEqual([])
    expect([35, 40]).toContain((await gap('region:North East')).gaps[0]?.supply.from)
  })

  it('shows an organisation its own figures exactly, and hides them from planners', async () => {
    const [first] = councils
    const own = await test.get(SkillsGapService).of(test.ctx(first?.analyst.actor), { area: `organisation:${first?.id}` })
    expect(own.gaps).toMatchObject([{ supply: { from: 3, to: 3 }, gapInThreeYears: { from: 6, to: 6 } }])
    await expect(test.get(SkillsGapService).of(test.ctx(planner.actor), { area: `organisation:${first?.id}` })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(test.get(SkillsGapService).of(test.ctx((await test.seed.person({ roles: [['learner', test.council]] })).actor), {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('tells of a changing role only what three organisations say, as it was published, and of an own one everything', async () => {
    const sector = () => test.get(OutlookService).of(test.ctx(planner.actor), null)
    const { roles, organisations } = await sector()
    expect(organisations).toBe(9)
    // 8 people and 5, in fives and within four; not in the order of the true numbers.
    const [dev, ux] = [roles.find(({ role }) => role === 'dev'), roles.find(({ role }) => role === 'ux')]
    expect(dev).toMatchObject({ organisations: 4, retrainTo: [{ role: 'analyst' }] })
    expect([[5, 10].includes(dev!.people!), ux!.people, ux!.organisations]).toEqual([true, 5, 5])
    // What comes in between two days of publication changes nothing: it would show what came in.
    test.clock.moveTo(new Date('2026-11-02T09:00:00Z'))
    await submit(4, 1, 'ux,growing,7,low,,dev', '2026-Q3', 'A slip.')
    expect(await sector()).toEqual({ roles, organisations, area: NATION, setting: expect.anything() as unknown, withheld: null })
    expect((await test.get(OutlookService).of(test.ctx(councils[4]?.analyst.actor), `organisation:${councils[4]?.id}`)).roles).toMatchObject([{ change: 'growing', people: 7, retrainTo: [{ role: 'dev' }] }])
  })

  it('hands reports the revision that counted on a day, and nobody else anything', async () => {
    const read = async (asOf: string) => {
      const lines: unknown[] = []
      await test.get(UnitOfWork).run(async (tx) => {
        for await (const line of test.get(SubmittedFiguresService).headcount(tx, test.ctx(), '2026-Q3' as never, asOf as never)) lines.push(line)
      })
      return lines
    }
    expect(await read('2026-10-15')).toEqual([])
    const lines = await read('2026-10-16')
    expect(lines).toHaveLength(9)
    expect(lines[0]).toEqual({ organisationId: expect.any(String) as unknown, role: 'dev', family: 'data', grade: 'officer', headcount: 10, fte: 1000, vacancies: 0, starters: 0, leavers: 0 })
    const figures = test.get(SubmittedFiguresService)
    await expect((async () => figures.returns(test.ctx(platformAdmin.actor), '2026-Q3' as never, '2026-10-16' as never))()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('shows the owners of the plan who has returned', async () => {
    const { expected, returned, organisations } = await test.get(ReturnStatesService).of(test.ctx(planner.actor), null)
    expect([expected, returned]).toEqual([10, 9])
    expect(organisations.find(({ organisationId }) => organisationId === councils[4]?.id)?.state).toBe('corrected')
    await expect(test.get(ReturnStatesService).of(test.ctx(councils[0]?.analyst.actor), null)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('publishes lists in versions: returns begun from then on are made with them', async () => {
    const publish = (dueDays: number, as = platformAdmin) => test.get(ReferenceService).publish(test.ctx(as.actor), { kind: 'timetable', content: { dueDays } })
    expect(await publish(0)).toMatchObject({ ok: false, error: [{ field: 'content.dueDays' }] })
    expect((await publish(45)).ok).toBe(true)
    expect((await test.get(ReturnStatesService).of(test.ctx(planner.actor), null)).dueOn).toBe('2026-11-14')
    expect((await test.get(ReferenceService).list(test.ctx(platformAdmin.actor))).filter(({ kind }) => kind === 'timetable').map(({ number }) => number)).toEqual([2, 1])
    await expect((async () => publish(10, planner))()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const grades = await test.get(ReferenceService).publish(test.ctx(platformAdmin.actor), { kind: 'grades', content: [{ key: 'officer', name: 'Officer' }] })
    const id = await test.start(test.analyst, test.council, '2026-Q3')
    expect((await test.pool.query('select grades_version_id as id from workforce_returns.workforce_return where id = $1', [id])).rows).toEqual([{ id: grades.ok ? grades.value : '' }])
    expect((await test.upload(test.analyst, id, 'headcount', `${HEADCOUNT}\ndev,manager,1,1,0,0,0`)).problems).toMatchObject([{ column: 'grade', code: 'UNKNOWN_KEY' }])
  })

  it('takes a list from a file: checked first, by line, and published with what it changes told', async () => {
    const send = (file: string, dryRun: boolean, as = platformAdmin) => test.get(ReferenceFilesService).import(test.ctx(as.actor), Readable.from([Buffer.from(file)]), { kind: 'grades', dryRun })
    const versions = async () => (await test.get(ReferenceService).list(test.ctx(platformAdmin.actor))).filter(({ kind }) => kind === 'grades').length
    const before = await versions()
    expect(await send('key,name\nOfficer!,Officer\nofficer,', false)).toMatchObject({ ok: true, value: { saved: false, problemCount: 2, problems: [{ line: 2, column: 'key' }, { line: 3, column: 'name' }] } })
    expect(await send('name;key', false)).toMatchObject({ ok: true, value: { saved: false, stopped: { code: 'WRONG_SEPARATOR' } } })
    const [header, ...rows] = await test.get(ReferenceFilesService).template(test.ctx(platformAdmin.actor), 'grades')
    const file = [header, ...rows, ['fellow', 'Fellow']].map((cells) => cells!.join(',')).join('\n')
    expect(await send(file, true)).toMatchObject({ ok: true, value: { saved: false, problemCount: 0, changes: ['New: fellow (Fellow)'] } })
    expect(await versions()).toBe(before)
    expect(await send(file, false)).toMatchObject({ ok: true, value: { saved: true } })
    expect(await versions()).toBe(before + 1)
    await expect(send(file, true, planner)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('follows people who were one, and leaves what was submitted as it was', async () => {
    const [from, into] = [councils[0]!.analyst.id, (await test.seed.person()).id]
    for (const _ of [1, 2]) await test.get(FollowDirectoryService).peopleMerged(test.ctx(), from, into)
    const { rows } = await test.pool.query<{ id: string }>('select distinct submitted_by_id as id from workforce_returns.workforce_return where organisation_id = $1', [councils[0]?.id])
    expect(rows).toEqual([{ id: into }])
  })

  it('counts what an organisation returned before a merger until its successor has returned', async () => {
    const successor = await test.seed.organisation({ region: 'North East' })
    await test.get(FollowDirectoryService).reorganised(test.ctx(), { reorganisationId: newId(), kind: 'merge', on: '2026-10-01', predecessorIds: [councils[7]!.id, councils[8]!.id], successorIds: [successor], defaultSuccessorId: null })
    const supply = async (day: string) => {
      await publish(day)
      test.clock.moveTo(new Date(`${day}T12:00:00Z`))
      return (await test.get(SkillsGapService).of(test.ctx(planner.actor), { area: 'region:North East' })).gaps[0]?.supply.from
    }
    expect([35, 40]).toContain(await supply('2026-12-31'))
    // The next day of publication knows the correction of a changing role: one organisation's, so nothing but that it is named.
    expect((await test.get(OutlookService).of(test.ctx(planner.actor), null)).roles.find(({ change }) => change === 'growing')).toEqual({ role: 'ux', change: 'growing', people: null, organisations: null, confidence: null, retrainTo: [] })
    const heir = await test.seed.person({ roles: [['workforce_analyst', successor]] })
    await test.submitted(heir, successor, '2026-Q3', { headcount: `${HEADCOUNT}\ndev,officer,40,40,0,0,0`, diversity: diversityFile({ 'data/officer': 40 }), skills: `${SKILLS}\ndev,sql,expert,6,9,40` })
    // 18 of those that stand, and 40.
    expect([55, 60]).toContain(await supply('2027-02-15'))
  })
})
