import { protectTogether } from '#disclosure'
import { asId } from '#kernel'
import { FIRST_LISTS } from '../data/reference/first-lists.js'
import { memberOf, type Place, staffDefinition } from '../domain/index.js'
import { protectInThread, type ProtectTask } from './protect-in-thread.js'

const characteristics = FIRST_LISTS.characteristics.slice(0, 2)
const places = ['a', 'b', 'c'].map((organisation): Place => ({ organisationId: asId(organisation), region: 'Wales' }))
const rows = (answers: readonly string[]) => places.flatMap(({ organisationId }, n) => answers.map((answer, m) => ({ at: [organisationId, 'data', answer], count: n + 3 - m })))
const task: ProtectTask = {
  definition: staffDefinition(characteristics, places, ['data']), history: [], secret: 'of the test',
  counts: { snapshot: '2026-Q1.1', members: { [memberOf('sex')]: rows(['female', 'male']), [memberOf('ethnic_group')]: rows(['black', 'white']) } },
}

describe('protecting in a thread', () => {
  it('gives what it gives here', async () =>
    expect(await protectInThread(task)).toEqual(await protectTogether(task.definition, task.counts, task.history, { secret: task.secret })))

  it('tells what is wrong with the counts', async () => {
    const wrong = { ...task, counts: { ...task.counts, members: { ...task.counts.members, [memberOf('sex')]: [{ at: ['a', 'data', 'blue'], count: 1 }] } } }
    expect(await protectInThread(wrong)).toMatchObject({ ok: false })
  })

  it('ends with the job that it is for', async () => {
    const stop = new AbortController()
    const made = protectInThread(task, stop.signal)
    stop.abort(new Error('The worker stops'))
    await expect(made).rejects.toThrow('The worker stops')
    await expect(protectInThread(task, stop.signal)).rejects.toThrow('The worker stops')
  })
})
