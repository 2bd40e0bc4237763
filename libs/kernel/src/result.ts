/** The outcome of a decision: a value, or an expected refusal. Unexpected faults are thrown instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const err = <const E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })

/** The value of a result that the caller knows to be `ok`; throws when it is not, so a wrong belief is loud. */
export function unwrap<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value
  throw new Error(`Expected an ok result, got ${JSON.stringify(result.error)}`)
}

/** For the `default` branch of a switch over a union: the compiler objects when a member is forgotten. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
