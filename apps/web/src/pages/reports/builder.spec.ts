import { asId, type OrganisationId } from '#kernel'
import { planChoices, whatIsInIt } from './builder.js'

const plan = (id: string, published = true) => ({ id, title: `Plan ${id}`, areaName: id, published: published ? { number: 1, targets: [{ title: 'Ten', disposition: 'own' }, { title: 'Out', disposition: 'left_out' }] } : null })
const wales = { kind: 'region', region: 'Wales' } as const
const council = { kind: 'organisation', organisationId: asId<OrganisationId>('o') } as const
const values = (...given: Parameters<typeof planChoices>) => planChoices(...given).items.map(({ value }) => value)

describe('planChoices', () => {
  it('holds the nation against its own plan and nothing else', () => {
    expect(values({ kind: 'nation' }, { national: plan('n'), ofArea: [plan('n')], regional: [plan('w')] })).toEqual(['own'])
    expect(planChoices({ kind: 'nation' }, { national: plan('n'), ofArea: [plan('n')], regional: [] }).only).toBe('Targets are those of Plan n (national). 1 target: Ten.')
  })

  it('holds a region against its own plan or the national one, and never against another region’s', () => {
    expect(values(wales, { national: plan('n'), ofArea: [plan('w')], regional: [plan('w'), plan('e')] })).toEqual(['own', 'n'])
    expect(values(wales, { national: plan('n'), ofArea: [plan('w', false)], regional: [plan('e')] })).toEqual(['own'])
  })

  it('holds an organisation against its own, the national or a region’s', () => {
    expect(values(council, { national: plan('n'), ofArea: [plan('o')], regional: [plan('w'), plan('x', false)] })).toEqual(['own', 'n', 'w'])
    const [first] = planChoices(council, { national: plan('n'), ofArea: [], regional: [] }).items
    expect(first?.hint.text).toContain('are not rated')
  })

  it('says so when nothing is published', () => {
    expect(planChoices(wales, { national: null, ofArea: [], regional: [] })).toMatchObject({ items: [], only: expect.stringContaining('There is no published plan yet') as string })
  })
})

it('equity is told of the nation and of programmes alone', () => {
  const told = (['nation', 'programme'] as const).map((kind) => whatIsInIt({ kind } as never).some(({ title }) => title === 'Equity'))
  expect([...told, whatIsInIt(wales).some(({ title }) => title === 'Equity'), whatIsInIt(council)[1]?.text]).toEqual([true, true, false, 'The organisation’s own true counts, for its own people.'])
})
