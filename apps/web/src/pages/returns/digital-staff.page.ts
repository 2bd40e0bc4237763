import { formatNumber, tableOf } from '#govuk'
import { PublishedDigitalStaffDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { textOf } from '../../http/addresses.js'
import { page } from '../page.js'
import { areaTitle, ownAreas } from './gap.pages.js'
import { returnPaths } from './paths.js'
import { dayWords, quarterWords } from './words.js'

/** Digital staff by role family and characteristic, as they were published: of the nation, a region, or the viewer's organisation under the same protection. */
export const digitalStaffPage = page({
  path: returnPaths.staff,
  get: async (req, res) => {
    const area = textOf(req.query['area'])
    const { publishedDigitalStaff: found } = await execute(req, PublishedDigitalStaffDocument, { area: area || null })
    const own = ownAreas(req)
    const number = (value: number | undefined): string => formatNumber(value ?? 0)
    res.render('returns/digital-staff', {
      title: 'Digital staff', areaTitle: areaTitle(area, own), previous: returnPaths.home, action: returnPaths.staff, filtered: area !== '', values: { area },
      areas: [{ value: '', text: 'The nation' }, ...found.regions.map((region) => ({ value: `region:${region}`, text: region })), ...(area.startsWith('region:') && !found.regions.includes(area.slice(7)) ? [{ value: area, text: area.slice(7) }] : []), ...own],
      quarter: quarterWords(found.quarter), asOf: found.asOf ? dayWords(found.asOf) : undefined, withheld: found.withheld, description: found.description, organisations: found.organisations, isOwn: area.startsWith('organisation:'),
      families: tableOf([...found.families, { key: '', name: 'All role families', people: found.people }], [{ heading: 'Role family', value: ({ name }) => name }, { heading: 'People', value: ({ people }) => number(people), numeric: true }]),
      characteristics: found.characteristics.map(({ name, problem, answers }) => ({
        name, problem,
        table: tableOf([...found.families.map((family, at) => ({ name: family.name, people: answers.map(({ byFamily }) => byFamily[at]) })), { name: 'All role families', people: answers.map(({ people }) => people) }], [
          { heading: 'Role family', value: (row) => row.name }, ...answers.map((answer, at) => ({ heading: answer.name, numeric: true, value: (row: { readonly people: readonly (number | undefined)[] }) => number(row.people[at]) })),
        ]),
      })),
    })
  },
})
