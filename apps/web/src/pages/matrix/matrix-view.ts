import { listInWords, pluralise, type Tag } from '#govuk'
import { pathTo } from '../../http/addresses.js'
import { matrixPaths } from './paths.js'

const BODIES = [
  ['individual_councils', 'Individual councils'], ['strategic_centres', 'Strategic Centres'], ['coordinating_institute', 'Co-ordinating institute'],
  ['lga', 'Local Government Association'], ['ministry', 'Ministry'], ['digital_centre', 'Digital Centre'],
] as const
const AREAS = [
  ['shared_infrastructure', 'Infrastructure, learning and collaboration'], ['data_exchange', 'Data exchange'], ['leadership', 'Organisational and political leadership'],
  ['capability', 'Capacity, capability and skills'], ['standards', 'Standards'], ['procurement', 'Procurement'],
] as const
const AUDIENCES = [
  ['non_digital_leaders', 'Leaders outside digital'], ['digital_practitioners', 'Digital practitioners'], ['elected_members', 'Elected members'], ['open', 'Everybody'],
] as const
const OBLIGATIONS = [['mandatory', 'Mandatory'], ['recommended', 'Recommended'], ['optional', 'Optional']] as const

type Pairs = readonly (readonly [string, string])[]
const word = (pairs: Pairs) => (value: string): string => pairs.find(([key]) => key === value)?.[1] ?? value
const choices = (pairs: Pairs) => pairs.map(([value, text]) => ({ value, text }))

export const bodyWords = word(BODIES)
export const areaWords = word(AREAS)
export const audienceWords = word(AUDIENCES)
export const obligationWords = word(OBLIGATIONS)
export const audienceChoices = choices(AUDIENCES)
export const obligationChoices = choices(OBLIGATIONS)

/** Whether there is such a cell: addresses are typed, too. */
export const isCell = (body: string, area: string): boolean => BODIES.some(([key]) => key === body) && AREAS.some(([key]) => key === area)

interface Cell { readonly body: string; readonly area: string; readonly state: string; readonly offerCount: number; readonly crowdedAudiences: readonly string[] }

/** The words carry the meaning, the colour only helps: red nothing there, green served, orange several compete. */
export function cellTag({ state, offerCount }: Pick<Cell, 'state' | 'offerCount'>): Tag {
  if (state === 'gap') return { text: 'Gap', classes: 'govuk-tag--red' }
  return state === 'overlap' ? { text: `Overlap: ${pluralise(offerCount, 'offer')}`, classes: 'govuk-tag--orange' } : { text: pluralise(offerCount, 'offer'), classes: 'govuk-tag--green' }
}

/** Who competes in a cell, in words. */
export const crowdedWords = (audiences: readonly string[]): string => listInWords(audiences.map((one) => audienceWords(one).toLowerCase()))

/** The matrix as a table: a row for each body, a column for each area. */
export function matrixTable(cells: readonly Cell[], query = '') {
  const find = (body: string, area: string) => cells.find((cell) => cell.body === body && cell.area === area)
  return {
    head: AREAS.map(([, text]) => text),
    rows: BODIES.map(([body, name]) => ({
      name,
      cells: AREAS.map(([area, areaName]) => {
        const cell = find(body, area)
        return { tag: cellTag(cell ?? { state: 'gap', offerCount: 0 }), href: `${pathTo(matrixPaths.cell, { body, area })}${query}`, label: `${name}, ${areaName}` }
      }),
    })),
  }
}

/** The figures above the matrix. */
export const matrixFigures = (cells: readonly Cell[]) => {
  const count = (state: string) => cells.filter((cell) => cell.state === state).length
  return [{ label: 'Served', value: String(count('served')) }, { label: 'Gaps', value: String(count('gap')), note: 'nothing on offer' }, { label: 'Overlaps', value: String(count('overlap')), note: 'several for one audience' }]
}

/** An address that people may be sent to: https, with a host that has a dot. The API checks more; this one names the field at once. */
export const isWebAddress = (typed: string): boolean => {
  try {
    const { protocol, hostname } = new URL(typed)
    return protocol === 'https:' && hostname.includes('.')
  } catch {
    return false
  }
}
