import { area, plain, release } from '../../testing/small-releases.js'
import { coarsen } from './coarsen.js'
import type { ReleaseDefinition } from './release-definition.js'

const dimensions = [area([3, 2]), plain('role', 3)]
const table = { key: 't', title: 'Staff', shows: [{ dimension: 'area', levels: ['nation', 'region', 'organisation'] }, { dimension: 'role', levels: ['all', 'role'] }], percentagesAcross: 'role' }

function untilWithheld(definition: ReleaseDefinition): string[] {
  const steps: string[] = []
  for (let current = definition; current.tables.length > 0;) {
    const { definition: next, coarsening } = coarsen(current, 't')
    steps.push(coarsening.description)
    current = next
  }
  return steps
}

describe('coarsening', () => {
  it('drops the deepest level of the dimension with most categories, and in the end the table', () => {
    expect(untilWithheld(release(dimensions, { kind: 'suppression' }, [table]))).toEqual([
      '“Staff” does not show Area by organisation.',
      '“Staff” does not show role by role.',
      '“Staff” does not show Area by region.',
      'The table “Staff” is not published: it would say too much about single people.',
    ])
  })

  it('merges the deepest of listed categories', () => {
    const listed = release(dimensions, { kind: 'suppression' }, [{ key: 't', title: 'Staff', shows: [{ dimension: 'area', categories: ['o00', 'o01', 'r1'] }] }])
    const { definition, coarsening } = coarsen(listed, 't')
    expect(coarsening).toEqual({ table: 't', what: 'categories_merged', description: '“Staff” shows some categories of Area together.' })
    expect(definition.tables[0]!.shows).toEqual([{ dimension: 'area', categories: ['r0', 'r1'] }])
  })
})
