/** What is on offer, and the way in. */
export const cataloguePaths = {
  programmes: '/programmes',
  programme: '/programmes/:id',
  run: '/runs/:id',
  apply: '/runs/:id/apply',
} as const
