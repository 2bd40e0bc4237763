import { err, ok, type PlainDate, type Result } from '#kernel'

export type DueDateRefusal =
  | { readonly code: 'DUE_OUTSIDE_RUN'; readonly startsOn: PlainDate; readonly endsOn: PlainDate }
  | { readonly code: 'DUE_IN_THE_PAST' }

/** A due date set by hand for one run: inside the run, and not in the past, where it would make work late that was on time. */
export function decideDueDate(facts: { readonly dueOn: PlainDate; readonly startsOn: PlainDate; readonly endsOn: PlainDate; readonly today: PlainDate }): Result<undefined, DueDateRefusal> {
  if (facts.dueOn < facts.startsOn || facts.dueOn > facts.endsOn) return err({ code: 'DUE_OUTSIDE_RUN', startsOn: facts.startsOn, endsOn: facts.endsOn })
  return facts.dueOn < facts.today ? err({ code: 'DUE_IN_THE_PAST' }) : ok(undefined)
}
