import type { Request } from 'express'
import type { UserError } from '#govuk'
import type { Choice, Field } from '../forms/fields-page.js'
import { FindOrganisationsDocument, FindProgrammesByTitleDocument } from '../generated/graphql.js'
import { execute } from '../graphql/graphql-client.js'
import { meant } from './admin/organisation-references.js'

/** Name of the question which one is meant: messages about the area stand beside it. */
export const WHICH = 'which'

export const AREA_CHOICES = [
  { value: 'nation', text: 'The nation' },
  { value: 'region', text: 'A region' },
  { value: 'organisation', text: 'An organisation' },
  { value: 'programme', text: 'A programme' },
  { value: 'centre', text: 'A Centre' },
] as const satisfies readonly Choice[]

export type AreaChoice = (typeof AREA_CHOICES)[number]['value']

/** Two questions that name an area: which kind, and which one. */
export const areaQuestions = (kinds: readonly AreaChoice[], label: string, items: readonly Choice[] = AREA_CHOICES): readonly Field[] => [
  { kind: 'radios', name: 'kind', label, items: items.filter(({ value }) => kinds.some((kind) => kind === value)) },
  { kind: 'text', name: WHICH, label: 'Which one?', hint: 'The name of the region, such as North West; the code or full name of the organisation or Centre; the title of the programme. Leave it empty for the nation.' },
]

/** The key of the area that was typed, or what is wrong with it. Whether there is such a region, and whose it is, the API says. */
export async function areaKeyOf(req: Request, kind: AreaChoice | undefined, typed: string): Promise<string | UserError> {
  if (kind === undefined) return { field: 'kind', message: 'Choose what it is about' }
  if (kind === 'nation') return 'nation'
  if (typed === '') return { field: WHICH, message: 'Enter which one' }
  if (kind === 'region') return `region:${typed}`
  if (kind === 'programme') {
    const found = (await execute(req, FindProgrammesByTitleDocument, { search: typed })).programmes.edges.filter(({ node }) => node.title.toLowerCase() === typed.toLowerCase())
    return found.length === 1 ? `programme:${found[0]?.node.id ?? ''}` : { field: WHICH, message: `No programme has exactly the title “${typed}”` }
  }
  const { organisations } = await execute(req, FindOrganisationsDocument, { search: typed })
  const organisation = meant(typed, organisations.edges.map(({ node }) => node))
  return organisation ? `${kind}:${organisation.id}` : { field: WHICH, message: `No organisation has exactly the code or name “${typed}”` }
}
