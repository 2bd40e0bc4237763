import { z } from 'zod'
import { defineEvent } from '../outbox/index.js'
import { defineJob } from './job-definition.js'
import { JobRegistry } from './job-registry.js'

const payload = z.object({ id: z.string() })
const happened = defineEvent('test.thing-happened', payload)
const first = defineJob({ name: 'test.do-first', payload, on: [happened] })
const second = defineJob({ name: 'test.do-second', payload, on: [happened] })
const handler = { handle: () => Promise.resolve() }

describe('JobRegistry', () => {
  const registry = new JobRegistry([first, second])

  it('starts every job that listens to an event, and a job by its own name', () => {
    expect(registry.startedBy('test.thing-happened')).toEqual([first, second])
    expect(registry.startedBy('test.do-first')).toEqual([first])
    expect(registry.startedBy('test.unknown')).toEqual([])
  })

  it('refuses a job without a handler', () =>
    expect(() => registry.bind([{ job: first, handler }])).toThrow('test.do-second has 0 handlers'))

  it('refuses a job with two handlers', () =>
    expect(() => registry.bind([{ job: first, handler }, { job: first, handler }, { job: second, handler }])).toThrow('test.do-first has 2 handlers'))

  it('refuses a handler of a job that is not listed', () =>
    expect(() => new JobRegistry([first]).bind([{ job: first, handler }, { job: second, handler }])).toThrow('test.do-second is handled but not listed'))

  it('refuses two jobs of one name', () => expect(() => new JobRegistry([first, first])).toThrow('test.do-first'))
  it('refuses a name of the wrong shape', () => expect(() => defineJob({ name: 'a:b', payload })).toThrow('<lib>.<verb-noun>'))
})
