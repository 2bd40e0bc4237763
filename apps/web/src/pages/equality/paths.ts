/** Equality questions: a person's own, what is published of them, and the versions of the questions. */
export const equalityPaths = {
  mine: '/equality',
  questions: '/equality/questions',
  withdraw: '/equality/withdraw',
  figures: '/equality/figures',
  declarations: '/equality/figures/declaration',
  publication: '/equality/figures/:id',
  publish: '/equality/figures/:id/publish',
  sets: '/admin/equality-questions',
  importSet: '/admin/equality-questions/import',
  set: '/admin/equality-questions/:id',
  publishSet: '/admin/equality-questions/:id/publish',
  retireSet: '/admin/equality-questions/:id/retire',
} as const
