import { assertNever } from '#kernel'
import type { UserError } from '#platform/errors'
import type { MembershipProblem, TransferProblem } from '../domain/memberships.js'

/** What a refused membership says to the person who asked for it. `at` is the path of its fields, such as `membership.`. */
export function membershipError(problem: MembershipProblem, at = ''): UserError {
  switch (problem.code) {
    case 'ENDS_BEFORE_IT_STARTS': return { code: problem.code, field: `${at}endsOn`, message: 'The end must be after the start.' }
    case 'OVERLAPS': return {
      code: problem.code, field: `${at}startsOn`, message: 'They already hold this role there for part of this time. Change or end that membership instead.',
    }
    case 'OUTSIDE_ORGANISATION': return { code: problem.code, field: `${at}startsOn`, message: 'The organisation does not exist for all of this time. Check the dates, or choose its successor.' }
    default: return assertNever(problem)
  }
}

export function transferError(problem: TransferProblem): UserError {
  switch (problem.code) {
    case 'NOT_A_MEMBER': return { code: problem.code, field: 'fromOrganisationId', message: 'They do not belong to this organisation on that day.' }
    case 'SAME_ORGANISATION': return { code: problem.code, field: 'toOrganisationId', message: 'Choose another organisation than the one they leave.' }
    case 'NEW_MEMBERSHIP_REFUSED': return membershipError(problem.problem)
    default: return assertNever(problem)
  }
}
