import { chosenFrom, valuesOf } from './skill-choices.js'

describe('skills of a form', () => {
  const before = [{ key: 'data', level: null }, { key: 'design', level: 'expert' }]

  it('come back as they went in', () => {
    const values = valuesOf('wants', before) as Record<string, string | string[]>
    expect(values).toEqual({ wants: ['data', 'design'], 'wants-first': 'data', 'wants-level-data': '', 'wants-level-design': 'expert' })
    expect(chosenFrom('wants', values, before)).toEqual(before)
  })

  it('put the one that matters most first, then those of before, then new ones', () => {
    expect(chosenFrom('wants', { wants: ['agile', 'data', 'design'], 'wants-first': 'design' }, before).map(({ key }) => key)).toEqual(['design', 'data', 'agile'])
  })

  it('take one, none, or the same twice', () => {
    expect([chosenFrom('offers', { offers: 'data' }, []), chosenFrom('offers', {}, []), chosenFrom('offers', { offers: ['data', 'data'] }, [])]).toEqual([[{ key: 'data', level: null }], [], [{ key: 'data', level: null }]])
  })

  it('leave out what matters most when it is not ticked', () => expect(chosenFrom('wants', { wants: ['data'], 'wants-first': 'design' }, before).map(({ key }) => key)).toEqual(['data']))
})
