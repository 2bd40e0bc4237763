import type { OrganisationId } from '#kernel'

/** The six bodies that share the work. */
export const BODIES = ['individual_councils', 'strategic_centres', 'coordinating_institute', 'lga', 'ministry', 'digital_centre'] as const
export type Body = (typeof BODIES)[number]

/** The six areas in which they share it. */
export const AREAS = ['shared_infrastructure', 'data_exchange', 'leadership', 'capability', 'standards', 'procurement'] as const
export type Area = (typeof AREAS)[number]

/** How binding it is for its audience to take part. */
export const OBLIGATIONS = ['mandatory', 'recommended', 'optional'] as const
export type Obligation = (typeof OBLIGATIONS)[number]

export interface Cell {
  readonly body: Body
  readonly area: Area
}

export interface MatrixCell extends Cell {
  readonly responsibility: string
}

/** Anything on offer that serves a cell: a programme, module, pathway, opportunity or external offer. */
export interface Offer extends Cell {
  readonly id: string
  readonly title: string
  readonly audience: string
  readonly obligation: Obligation
  /** Who offers it: an organisation of the directory, or the name of a body outside it. */
  readonly provider: { readonly organisationId: OrganisationId } | { readonly name: string }
}

export interface CellFinding<O extends Offer> {
  readonly cell: MatrixCell
  readonly offers: readonly O[]
  /** `overlap`: at least two providers offer something to the same audience. */
  readonly state: 'gap' | 'served' | 'overlap'
  /** The audiences to whom several providers offer something. */
  readonly crowdedAudiences: readonly string[]
}

export const cellKey = ({ body, area }: Cell): string => `${body}/${area}`

/** What is on offer in each cell, where nothing is, and where providers compete for one audience. Cells keep their order. */
export function findGapsAndOverlaps<O extends Offer>(cells: readonly MatrixCell[], offers: readonly O[]): readonly CellFinding<O>[] {
  const byCell = Map.groupBy(offers, cellKey)
  return cells.map((cell) => {
    const here = byCell.get(cellKey(cell)) ?? []
    const byAudience = Map.groupBy(here, ({ audience }) => audience)
    const crowdedAudiences = [...byAudience].filter(([, some]) => new Set(some.map(providerKey)).size > 1).map(([audience]) => audience)
    return { cell, offers: here, state: here.length === 0 ? 'gap' : crowdedAudiences.length > 0 ? 'overlap' : 'served', crowdedAudiences }
  })
}

const providerKey = ({ provider }: Offer): string =>
  'organisationId' in provider ? `id ${provider.organisationId}` : `name ${provider.name.trim().toLowerCase()}`

export type MatrixProblem =
  | { readonly code: 'MISSING_CELL'; readonly cell: Cell }
  | { readonly code: 'DUPLICATE_CELL'; readonly cell: Cell }
  | { readonly code: 'EMPTY_RESPONSIBILITY'; readonly cell: Cell }

/** A matrix has each of its 36 cells once, and a text in each. */
export function checkMatrix(cells: readonly MatrixCell[]): readonly MatrixProblem[] {
  const byCell = Map.groupBy(cells, cellKey)
  return BODIES.flatMap((body) => AREAS.map((area) => ({ body, area }))).flatMap((cell): MatrixProblem[] => {
    const here = byCell.get(cellKey(cell)) ?? []
    if (here.length === 0) return [{ code: 'MISSING_CELL', cell }]
    if (here.length > 1) return [{ code: 'DUPLICATE_CELL', cell }]
    return here.some(({ responsibility }) => responsibility.trim() === '') ? [{ code: 'EMPTY_RESPONSIBILITY', cell }] : []
  })
}
