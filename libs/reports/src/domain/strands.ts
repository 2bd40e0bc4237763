/** The strands of work whose activity is rolled up. A later strand joins by a name here and facts in read-models. */
export const STRANDS = ['cohorts', 'mentoring'] as const
export type Strand = (typeof STRANDS)[number]
