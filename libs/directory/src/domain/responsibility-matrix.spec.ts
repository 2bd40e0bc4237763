import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { asId, type OrganisationId } from '#kernel'
import { checkExternalOffer, type ExternalOffer } from './external-offers.js'
import { checkMatrix, findGapsAndOverlaps, type MatrixCell, type Offer } from './responsibility-matrix.js'

const matrix = parse(readFileSync(join(__dirname, '../../reference/responsibility-matrix.csv')), { columns: true }) as MatrixCell[]
const [first, second, third] = matrix as [MatrixCell, MatrixCell, MatrixCell]
const offer = (id: string, cell: MatrixCell, provider: Offer['provider'], audience = 'open'): Offer => ({
  id, body: cell.body, area: cell.area, provider, audience, title: id, obligation: 'optional',
})
const kent = { organisationId: asId<OrganisationId>('kent') }

describe('the responsibility matrix', () => {
  it('has a responsibility of every body in every area', () => {
    expect(checkMatrix(matrix)).toEqual([])
    expect(matrix).toHaveLength(36)
  })

  it('is refused with a cell missing, twice or empty', () => {
    const { responsibility: _, ...cell } = first
    expect(checkMatrix(matrix.slice(1))).toEqual([{ code: 'MISSING_CELL', cell }])
    expect(checkMatrix([...matrix, first])).toEqual([{ code: 'DUPLICATE_CELL', cell }])
    expect(checkMatrix([{ ...first, responsibility: ' ' }, ...matrix.slice(1)])).toEqual([{ code: 'EMPTY_RESPONSIBILITY', cell }])
  })

  it('shows gaps, and overlaps only where providers meet on one audience', () => {
    const findings = findGapsAndOverlaps(matrix, [
      offer('a', first, kent, 'elected_members'),
      offer('b', first, { name: 'Centre' }),
      offer('c', second, kent),
      offer('d', second, kent),
      offer('e', third, { name: ' Centre' }),
      offer('f', third, { name: 'centre' }),
      offer('g', third, kent),
    ])
    expect(findings.slice(0, 4).map(({ state, crowdedAudiences }) => [state, crowdedAudiences])).toEqual([
      ['served', []],
      ['served', []],
      ['overlap', ['open']],
      ['gap', []],
    ])
    expect(findings[2]?.offers.map(({ id }) => id)).toEqual(['e', 'f', 'g'])
  })

  it('takes one provider, however written, for one', () =>
    expect(findGapsAndOverlaps(matrix, [offer('e', third, { name: ' Centre' }), offer('f', third, { name: 'centre' })])[2]?.state).toBe('served'))
})

describe('checkExternalOffer', () => {
  const sound: ExternalOffer = {
    title: ' Leading in a digital age ', url: 'https://www.Example.org/course?x=1', providerName: ' Digital Centre ', body: 'digital_centre', area: 'leadership',
    audience: 'open', obligation: 'optional', costNote: 'Free',
  }

  it('tidies a sound offer', () =>
    expect(checkExternalOffer(sound)).toEqual({ ok: true, value: { ...sound, title: 'Leading in a digital age', url: 'https://www.example.org/course?x=1', providerName: 'Digital Centre' } }))

  it.each<[string, string]>([
    ['', 'MISSING'],
    ['www.example.org', 'NOT_AN_ADDRESS'],
    ['http://example.org', 'NOT_HTTPS'],
    ['javascript:alert(1)', 'NOT_HTTPS'],
    ['data:text/html,x', 'NOT_HTTPS'],
    ['https://me:pw@example.org', 'HAS_CREDENTIALS'],
    ['https://localhost/x', 'NOT_PUBLIC'],
    ['https://intranet/x', 'NOT_PUBLIC'],
    ['https://printer.local/', 'NOT_PUBLIC'],
    ['https://127.1/', 'NOT_PUBLIC'],
    ['https://0x7f000001/', 'NOT_PUBLIC'],
    ['https://[::1]/', 'NOT_PUBLIC'],
    ['https://localhost./', 'NOT_PUBLIC'],
    [`https://example.org/${'x'.repeat(2000)}`, 'TOO_LONG'],
    [`https://example.org/${'é'.repeat(1000)}`, 'TOO_LONG'],
  ])('refuses the address %j as %s', (url, code) => expect(checkExternalOffer({ ...sound, url })).toEqual({ ok: false, error: [{ field: 'url', code }] }))

  it.each<[Partial<ExternalOffer>, string, string]>([
    [{ title: ' ' }, 'title', 'MISSING'],
    [{ title: 'x'.repeat(201) }, 'title', 'TOO_LONG'],
    [{ providerName: undefined }, 'provider', 'MISSING'],
    [{ providerId: kent.organisationId }, 'provider', 'BOTH_GIVEN'],
    [{ providerName: 'x'.repeat(201) }, 'provider', 'TOO_LONG'],
    [{ costNote: 'x'.repeat(501) }, 'costNote', 'TOO_LONG'],
  ])('refuses %j', (change, field, code) => expect(checkExternalOffer({ ...sound, ...change })).toEqual({ ok: false, error: [{ field, code }] }))
})
