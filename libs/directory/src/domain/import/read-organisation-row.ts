import type { PlainDate, Result } from '#kernel'
import { NATIONS, ORGANISATION_KINDS, REGIONS, TIERS, type Nation, type OrganisationKind, type Region, type Tier } from '../organisations.js'
import type { ColumnList } from './read-header.js'
import type { RawRow, RowProblem, SeenValues } from './row-problem.js'
import { RowReader } from './row-reader.js'

export const ORGANISATION_COLUMNS: ColumnList = {
  required: ['code', 'name', 'kind'],
  optional: ['short_name', 'tier', 'nation', 'region', 'combined_authority_code', 'county_code', 'valid_from', 'valid_to'],
}

export interface OrganisationRow {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: OrganisationKind
  readonly tier: Tier | undefined
  readonly nation: Nation
  readonly region: Region | undefined
  /** Codes of parents may be those of later lines: they are looked up when the whole file has been read. */
  readonly combinedAuthorityCode: string | undefined
  readonly countyCode: string | undefined
  readonly validFrom: PlainDate | undefined
  readonly validTo: PlainDate | undefined
}

export function readOrganisationRow(row: RawRow, line: number, seenCodes: SeenValues): Result<OrganisationRow, readonly RowProblem[]> {
  const reader = new RowReader(row, line)
  reader.required('code', 40)
  const code = reader.code('code') ?? ''
  const name = reader.required('name', 200)
  const shortName = reader.text('short_name', 100) ?? name
  reader.required('kind')
  const kind = reader.oneOf('kind', ORGANISATION_KINDS) ?? 'other'
  const tier = reader.oneOf('tier', TIERS)
  const nation = reader.oneOf('nation', NATIONS) ?? 'england'
  const region = reader.oneOf('region', REGIONS)
  const combinedAuthorityCode = reader.code('combined_authority_code')
  const countyCode = reader.code('county_code')
  const [validFrom, validTo] = [reader.date('valid_from'), reader.date('valid_to')]
  if (code !== '') reader.once('code', code, seenCodes, `The code ${code}`)
  if (code !== '' && (combinedAuthorityCode === code || countyCode === code)) reader.refuse('code', 'CONTRADICTION', 'The organisation is its own parent')
  if (validFrom !== undefined && validTo !== undefined && validTo <= validFrom) reader.refuse('valid_to', 'CONTRADICTION', 'is not after valid_from')
  return reader.finish(() => ({ code, name, shortName, kind, tier, nation, region, combinedAuthorityCode, countyCode, validFrom, validTo }))
}
