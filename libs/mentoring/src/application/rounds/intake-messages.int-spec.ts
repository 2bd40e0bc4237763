import { ContactsModule } from '#assembly'
import type { RoundId } from '../../domain/index.js'
import { type MentoringTest, startMentoring } from '../../testing/mentoring-test-app.js'
import { IntakeMessagesModule } from './intake-messages.module.js'
import { IntakeMessagesService } from './intake-messages.service.js'
import { RoundsModule } from './rounds.module.js'
import { RoundsService } from './rounds.service.js'

describe('an intake that is over', () => {
  let test: MentoringTest

  beforeAll(async () => {
    test = await startMentoring([ContactsModule, IntakeMessagesModule, RoundsModule])
  })
  afterAll(() => test.close())

  const to = (at: Date) => test.clock.moveTo(at)
  const rounds = () => test.get(RoundsService)
  const messages = async () => (await test.pool.query<{ person_id: string; data: object }>(`select person_id, data from notifications.message where template = 'mentoring.intake-over' order by person_id`)).rows
  const open = async (): Promise<RoundId> => {
    const ctx = test.ctx(test.manager.actor)
    const made = await rounds().create(ctx, await test.scheme(), { title: 'Autumn', intakeOpensOn: '2026-05-01', intakeClosesOn: '2026-05-31' })
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    await rounds().openIntake(ctx, made.value)
    return made.value
  }

  it('is told once to those who match, and freezes nothing', async () => {
    const id = await open()
    const tell = () => test.get(IntakeMessagesService).tellOver(test.ctx())
    await tell()
    expect(await messages()).toEqual([])
    to(new Date('2026-05-31T06:10:00Z'))
    for (let run = 0; run < 2; run++) await tell()
    expect(await messages()).toEqual([{ person_id: test.manager.id, data: { scheme: 'Two-way mentoring', round: 'Autumn', roundId: id } }])
    expect((await rounds().byId(test.ctx(test.manager.actor), id)).state).toBe('intake')
  })

  it('is told again after a later day, to matching managers where there are any', async () => {
    const matcher = await test.seed.person({ roles: [['matching_manager', test.council]] })
    const { rows: [round] } = await test.pool.query<{ id: RoundId }>(`select id from mentoring.match_round where state = 'intake'`)
    await rounds().edit(test.ctx(test.manager.actor), round!.id, { title: 'Autumn', intakeOpensOn: '2026-05-01', intakeClosesOn: '2026-06-15' })
    to(new Date('2026-06-10T06:10:00Z'))
    await test.get(IntakeMessagesService).tellOver(test.ctx())
    expect(await messages()).toHaveLength(1)
    to(new Date('2026-06-15T06:10:00Z'))
    await test.get(IntakeMessagesService).tellOver(test.ctx())
    expect((await messages()).map((message) => message.person_id).toSorted()).toEqual([test.manager.id, matcher.id].toSorted())
  })
})
