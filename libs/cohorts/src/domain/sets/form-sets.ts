import { groupBy } from '../group-by.js'
import type { EnrolmentId, SetId } from '../ids.js'
import { chooseMovers, type SetShape } from './choose-movers.js'
import { minCostFlow, type Arc } from './min-cost-flow.js'
import type { FormedSet, SetMember } from './set-types.js'

/**
 * Places everybody in one of the sets. Sizes differ by one at most; nobody in a set moves unless sizes demand it; newcomers go
 * where they meet fewest of their own organisation (so two of one organisation share a set only when that cannot be avoided),
 * and among such placings where regions mix best. The order of the input does not matter.
 */
export function formSets(setIds: readonly SetId[], people: readonly SetMember[]): readonly FormedSet[] {
  const members = [...people].sort(byId)
  const { shapes, movers } = chooseMovers(setIds, members)
  const known = new Set(setIds)
  const toPlace = [...movers, ...members.filter((member) => member.setId === undefined || !known.has(member.setId))].sort(byId)
  const placed = placeNewcomers(shapes, toPlace)
  return setIds.map((setId) => ({
    setId,
    members: [...(shapes.find((shape) => shape.setId === setId)?.staying.map((m) => m.enrolmentId) ?? []), ...(placed.get(setId) ?? [])].sort(),
  }))
}

const byId = (a: SetMember, b: SetMember): number => (a.enrolmentId < b.enrolmentId ? -1 : 1)

/** Dearer than any mixing of regions can be: organisations decide first. */
const ORGANISATION_COST = 10_000

/**
 * A flow from organisations through sets: each further person of an organisation in a set costs one more meeting than the one
 * before, so the cheapest flow has the fewest pairs of colleagues; the same below it for regions. An organisation's region is
 * that of its first member: it has one.
 */
function placeNewcomers(shapes: readonly SetShape[], newcomers: readonly SetMember[]): ReadonlyMap<SetId, readonly EnrolmentId[]> {
  const byOrganisation = groupBy(newcomers, (member) => member.organisationId)
  const organisations = [...byOrganisation.keys()].sort()
  const regionOf = (organisation: string): string => newcomers.find((member) => member.organisationId === organisation)?.region ?? ''
  const regions = [...new Set(organisations.map(regionOf))].sort()
  const stride = organisations.length + regions.length + 1
  const atOrganisation = (o: number): number => 2 + o
  const base = 2 + organisations.length
  const inSet = (s: number, offset: number): number => base + s * stride + offset

  const arcs: Arc[] = []
  organisations.forEach((organisation, o) => arcs.push({ from: 0, to: atOrganisation(o), capacity: byOrganisation.get(organisation)?.length ?? 0, cost: 0 }))
  const choices: { readonly arc: number; readonly organisation: number; readonly setId: SetId }[] = []
  shapes.forEach(({ staying, target, setId }, s) => {
    const room = target - staying.length
    const door = inSet(s, stride - 1)
    organisations.forEach((organisation, o) => {
      const there = staying.filter((member) => member.organisationId === organisation).length
      choices.push({ arc: arcs.length, organisation: o, setId })
      arcs.push({ from: atOrganisation(o), to: inSet(s, o), capacity: room, cost: 0 })
      arcs.push(...risingCost(inSet(s, o), inSet(s, organisations.length + regions.indexOf(regionOf(organisation))), there, Math.min(room, byOrganisation.get(organisation)?.length ?? 0), ORGANISATION_COST))
    })
    regions.forEach((region, r) => {
      const there = staying.filter((member) => (member.region ?? '') === region).length
      arcs.push(...risingCost(inSet(s, organisations.length + r), door, there, room, 1))
    })
    arcs.push({ from: door, to: 1, capacity: room, cost: 0 })
  })

  const flow = minCostFlow(base + shapes.length * stride, arcs, 0, 1)
  const queues = organisations.map((organisation) => (byOrganisation.get(organisation) ?? []).map((member) => member.enrolmentId))
  const placed = new Map<SetId, EnrolmentId[]>()
  for (const { arc, organisation, setId } of choices) {
    const sent = queues[organisation]?.splice(0, flow[arc] ?? 0) ?? []
    placed.set(setId, [...(placed.get(setId) ?? []), ...sent])
  }
  return placed
}

/** One arc for each further person: the nth meets `there + n` others. */
const risingCost = (from: number, to: number, there: number, room: number, unit: number): readonly Arc[] =>
  Array.from({ length: room }, (_, n) => ({ from, to, capacity: 1, cost: unit * (there + n) }))
