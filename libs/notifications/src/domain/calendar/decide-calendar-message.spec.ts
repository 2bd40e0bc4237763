import fc from 'fast-check'
import { decideCalendarMessage, type CalendarState } from './decide-calendar-message.js'

const state = (sequence: number, hash: string, cancelled = false): CalendarState => ({ sequence, hash, cancelled })

describe('decideCalendarMessage', () => {
  it.each([
    ['invites to a new session', undefined, { hash: 'a', cancelled: false }, { send: 'REQUEST', next: state(0, 'a') }],
    ['updates a changed one', state(0, 'a'), { hash: 'b', cancelled: false }, { send: 'REQUEST', next: state(1, 'b') }],
    ['says nothing of what has not changed', state(0, 'a'), { hash: 'a', cancelled: false }, { send: 'nothing' }],
    ['cancels what was sent', state(1, 'b'), { hash: 'b', cancelled: true }, { send: 'CANCEL', next: state(2, 'b', true) }],
    ['cancels once', state(2, 'b', true), { hash: 'b', cancelled: true }, { send: 'nothing' }],
    ['cancels nothing that was never sent', undefined, { hash: 'a', cancelled: true }, { send: 'nothing' }],
    ['revives a cancelled one, unchanged as it is', state(2, 'b', true), { hash: 'b', cancelled: false }, { send: 'REQUEST', next: state(3, 'b') }],
  ])('%s', (_name, before, now, decision) => {
    expect(decideCalendarMessage(before, now)).toEqual(decision)
  })

  it('sends sequences that only rise, and leaves the calendar as the session is', () => {
    fc.assert(fc.property(fc.array(fc.record({ hash: fc.constantFrom('a', 'b'), cancelled: fc.boolean() })), (history) => {
      let held: CalendarState | undefined
      const sequences: number[] = []
      for (const now of history) {
        const decision = decideCalendarMessage(held, now)
        if (decision.send !== 'nothing') {
          held = decision.next
          sequences.push(held.sequence)
        }
        if (!now.cancelled) expect(held).toMatchObject(now)
        else expect(held?.cancelled ?? true).toBe(true)
      }
      expect(sequences).toEqual(sequences.map((_sequence, index) => index))
    }))
  })
})
