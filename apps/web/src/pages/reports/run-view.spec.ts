import { areaChoices, canAskForSome } from './run-view.js'

const role = (name: string, kind = 'council') => ({ role: name, organisation: { id: 'o', name: 'Borchester', kind } })

describe('areaChoices', () => {
  it.each([
    ['an analyst of a council', role('workforce_analyst'), ['organisation', 'programme', 'centre']],
    ['an analyst of the institute', role('workforce_analyst', 'institute'), ['nation', 'region', 'organisation', 'programme', 'centre']],
    ['a programme manager', role('programme_manager'), ['programme', 'centre']],
    ['an administrator of Waymark', role('platform_admin'), ['nation', 'region', 'organisation', 'programme', 'centre']],
    ['a learner', role('learner'), []],
  ])('offers %s what they may ask for', (_who, held, choices) => {
    expect(areaChoices([held]).map(({ value }) => value)).toEqual(choices)
    expect(canAskForSome([held])).toBe(choices.length > 0)
  })
})
