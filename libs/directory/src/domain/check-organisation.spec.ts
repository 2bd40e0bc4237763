import { checkOrganisation } from './check-organisation.js'

const adur = { kind: 'council', code: 'E07000223', name: ' Adur District Council ', nation: 'england', region: 'South East', tier: 'district' }
const fields = (input: Parameters<typeof checkOrganisation>[0]) => {
  const checked = checkOrganisation(input)
  return checked.ok ? [] : checked.error.map(({ field }) => field)
}

describe('checkOrganisation', () => {
  it('stores trimmed text, and the name where there is no shorter one', () =>
    expect(checkOrganisation(adur)).toMatchObject({ ok: true, value: { name: 'Adur District Council', shortName: 'Adur District Council' } }))

  it('asks for the official code of a council, and of no supplier', () => {
    expect(fields({ ...adur, code: '' })).toEqual(['code'])
    expect(fields({ ...adur, code: 'E0700022' })).toEqual(['code'])
    expect(fields({ kind: 'supplier', name: 'Acme' })).toEqual([])
  })

  it('lists every problem at once', () =>
    expect(fields({ kind: 'parish', name: ' ', region: 'Mercia', nation: 'x', tier: 'y' })).toEqual(['name', 'kind', 'nation', 'region', 'tier']))
})
