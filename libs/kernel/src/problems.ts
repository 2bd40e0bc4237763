/** One thing wrong with what somebody entered: where it is, what it is, and how to put it right. */
export interface Problem<C extends string = string> {
  readonly code: C
  /** Path of the field from the input's root, list positions counted from 0: `items.3.prerequisites`. */
  readonly field: string
  /** One sentence that says what to do, in the user's words. */
  readonly fix: string
}

export const problem = <const C extends string>(code: C, field: string, fix: string): Problem<C> => ({ code, field, fix })

/** `[problem]` when the condition holds, nothing otherwise: lets a check read as a list of rules. */
export const when = <P>(condition: boolean, found: P): readonly P[] => (condition ? [found] : [])
