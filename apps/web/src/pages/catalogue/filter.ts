import { textOf } from '../../http/addresses.js'
import { AREAS, AUDIENCES, DELIVERY_MODES, REGIONS } from './words.js'

export interface CatalogueFilter {
  readonly search: string | undefined
  readonly audience: string | undefined
  readonly deliveryMode: string | undefined
  readonly region: string | undefined
  readonly matrixArea: string | undefined
  readonly openOnly: boolean
}

const MAX_SEARCH = 100
const oneOf = (known: Readonly<Record<string, string>>, value: unknown) => (Object.hasOwn(known, textOf(value)) ? textOf(value) : undefined)

/** The filters in the page's address. What is not one of the choices is left out, so that an old link still shows something. */
export function readFilter(query: Readonly<Record<string, unknown>>): CatalogueFilter {
  const search = textOf(query['search']).slice(0, MAX_SEARCH)
  return {
    search: search === '' ? undefined : search,
    audience: oneOf(AUDIENCES, query['audience']),
    deliveryMode: oneOf(DELIVERY_MODES, query['delivery']),
    region: oneOf(REGIONS, query['region']),
    matrixArea: oneOf(AREAS, query['area']),
    openOnly: query['open'] === 'yes',
  }
}

export const isFiltered = ({ openOnly, ...filter }: CatalogueFilter): boolean => openOnly || Object.values(filter).some((value) => value !== undefined)
