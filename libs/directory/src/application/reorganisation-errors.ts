import { assertNever, type OrganisationId } from '#kernel'
import type { UserError } from '#platform/errors'
import type { ReorganisationProblem } from '../domain/plan-reorganisation.js'

/** What is wrong with a planned merge or split, in words. */
export function reorganisationErrors(problems: readonly ReorganisationProblem[], names: ReadonlyMap<OrganisationId, string>): UserError[] {
  const name = (id: OrganisationId): string => names.get(id) ?? 'An organisation'
  return problems.map((problem): UserError => {
    const { code } = problem
    switch (code) {
      case 'WRONG_SHAPE': return { code, field: 'successors', message: `${problem.message}.` }
      case 'UNKNOWN_ORGANISATION': return { code, field: 'predecessorIds', message: 'One of the organisations is not in the directory. Add it first.' }
      case 'NOT_VALID_ON_DATE': return { code, field: 'on', message: `${name(problem.organisationId)} does not exist on ${problem.date}, or has been closed already.` }
      case 'CYCLE': return { code, field: 'successors', message: `${name(problem.organisationId)} was itself followed by one of the predecessors.` }
      case 'SHARES_NOT_WHOLE': return { code, field: 'successors', message: `The shares must add up to 10,000 basis points (100 %); they add up to ${problem.sum}.` }
      case 'UNKNOWN_TARGET': return { code, field: 'assignments', message: `${name(problem.organisationId)} is not one of the successors.` }
      case 'PEOPLE_UNASSIGNED': return { code, field: 'assignments', message: `Decide where ${problem.personIds.length} people go, or choose a successor for everybody who is not named.` }
      default: return assertNever(code)
    }
  })
}
