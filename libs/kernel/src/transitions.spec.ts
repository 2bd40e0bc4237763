import { transition, type TransitionTable } from './transitions.js'

type State = 'shut' | 'open'
type Action = 'push' | 'pull'
const door: TransitionTable<State, Action> = { shut: { push: 'open' }, open: { pull: 'shut' } }

describe('transition', () => {
  it('follows the table', () => expect(transition(door, 'shut', 'push')).toEqual({ ok: true, value: 'open' }))

  it('says what is allowed instead', () =>
    expect(transition(door, 'open', 'push')).toEqual({
      ok: false,
      error: { code: 'TRANSITION_NOT_ALLOWED', from: 'open', action: 'push', allowed: ['pull'] },
    }))
})
