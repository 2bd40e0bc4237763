import type { ReleaseProblem } from '../../domain/release/protected-release.js'
import type { JointCounts, JointDefinition, PastJointSnapshot } from '../../domain/together/joint-release.js'

/** What keeps a joint release from being protected at all, apart from faults in the definitions of its parts. */
export function checkTogether({ publicationId, dimensions, method, members }: JointDefinition, counts: JointCounts, history: readonly PastJointSnapshot[]): ReleaseProblem[] {
  if (method.kind !== 'controlled_rounding') {
    return [{ code: 'UNFIT_FOR_METHOD', message: 'Releases over the same people are protected together by controlled rounding only: with the other methods one release shows exactly what another withholds. Choose controlled rounding, or put all tables into one release.' }]
  }
  const ids = [publicationId, ...members.map((member) => member.publicationId)]
  if (members.length === 0) return [{ code: 'BAD_DEFINITION', message: 'A joint release has a member or more. Protect a single release by itself.' }]
  if (new Set(ids).size < ids.length) return [{ code: 'BAD_DEFINITION', message: 'Two parts have one publication id: give each its own, and the margin one as well.' }]
  const unknown = Object.keys(counts.members).find((id) => !ids.slice(1).includes(id))
  if (unknown !== undefined) return [{ code: 'BAD_DEFINITION', message: `There are counts of ${unknown}, which is no member.` }]
  const shared = JSON.stringify(dimensions.map(({ key }) => key))
  for (const { margin: { published }, members: past } of history) {
    if (published.snapshot === counts.snapshot) return [{ code: 'SNAPSHOT_EXISTS', message: `The snapshot ${counts.snapshot} is already out: a correction is a snapshot of its own, with a name of its own.` }]
    if (published.method !== 'controlled_rounding' || JSON.stringify(published.definition.dimensions.map(({ key }) => key)) !== shared) {
      return [{ code: 'METHOD_CHANGED', message: `${published.snapshot} was protected by another method or has other shared dimensions: keep the method, the dimensions and their order, and show less or more of them.` }]
    }
    const changed = members.find((member) => past[member.publicationId] !== undefined && JSON.stringify(past[member.publicationId]!.published.definition.dimensions.map(({ key }) => key)) !== JSON.stringify([...dimensions, ...member.dimensions].map(({ key }) => key)))
    if (changed !== undefined) return [{ code: 'METHOD_CHANGED', message: `In ${published.snapshot} ${changed.publicationId} has other dimensions: keep them and their order, or give it a new id.` }]
  }
  return []
}
