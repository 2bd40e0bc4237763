import { protectTogether } from '#disclosure'
import { asId, unwrap } from '#kernel'
import { FIRST_LISTS } from '../data/reference/first-lists.js'
import { memberOf, type Place, staffDefinition } from '../domain/index.js'
import { protectInThread, protectStaff, type ProtectTask } from './protect-in-thread.js'

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

  it('tells role families apart no longer where that takes too long', async () => {
    const coarser = staffDefinition(characteristics, places, ['data'], false)
    const shown = async (longestMs: number) => {
      const { margin } = unwrap(await protectStaff(task, coarser, undefined, { few: 0, longestMs }))
      return margin.release.tables[0]!.cells.map(({ at }) => at[1])
    }
    expect(new Set(await shown(0))).toEqual(new Set(['all families']))
    expect(new Set(await shown(60_000))).toEqual(new Set(['all families', 'data']))
  })

  it('ends with the job that it is for', async () => {
    const stop = new AbortController()
    const made = protectInThread(task, stop.signal)
    stop.abort(new Error('The worker stops'))
    await expect(made).rejects.toThrow('The worker stops')
    await expect(protectInThread(task, stop.signal)).rejects.toThrow('The worker stops')
  })
})
