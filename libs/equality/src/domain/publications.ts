/**
 * Everything that is ever published from equality answers. The list is closed on purpose: aggregates are asked for by these ids and never by
 * a filter, because a filter made up on the spot, subtracted from another, reveals a person. A line needs a purpose that the operator's
 * appropriate policy document names (Data Protection Act 2018, schedule 1, part 4). See docs/disclosure-control.md.
 */
export interface EqualityPublication {
  /** Stable: `<population>.<question>`. */
  readonly id: string
  readonly title: string
  /** Key of the population: its provider says who is counted, and where (`EqualityPopulation`). All publications of one are taken together. */
  readonly population: string
  /** Key of the question. One a publication: somebody who is counted stands in exactly one row. It must be one with a single answer. */
  readonly question: string
  readonly purpose: string
  readonly lawfulBasis: string
  /** Least days between two snapshots, so that what changed is never one person who joined. */
  readonly minimumDays: number
  /** Days for which the unprotected counts are kept, to reproduce and to audit; afterwards only what was published is left. */
  readonly retentionDays: number
}

const LAWFUL_BASIS = 'UK GDPR article 6(1)(e), public task; article 9(2)(g) with Data Protection Act 2018, schedule 1, paragraph 8: equality of opportunity or treatment'

const POPULATIONS = [
  { key: 'cohort-progress', title: 'Applying, being offered a place and completing', purpose: 'To see whether people of all groups get, and complete, places on development programmes' },
  { key: 'mentoring-progress', title: 'Asking for a mentor and being matched', purpose: 'To see whether people of all groups are matched when they ask for a mentor' },
] as const

const QUESTIONS = [
  { key: 'age_band', title: 'age' },
  { key: 'sex', title: 'sex' },
  { key: 'ethnic_group', title: 'ethnic group' },
  { key: 'disability', title: 'disability' },
  { key: 'religion', title: 'religion or belief' },
  { key: 'sexual_orientation', title: 'sexual orientation' },
  { key: 'caring', title: 'caring responsibilities' },
  { key: 'parental_occupation', title: 'socio-economic background' },
] as const

export const PUBLICATIONS: readonly EqualityPublication[] = POPULATIONS.flatMap((population) => QUESTIONS.map((question) => ({
  id: `${population.key}.${question.key.replaceAll('_', '-')}`,
  title: `${population.title}, by ${question.title}`,
  population: population.key,
  question: question.key,
  purpose: population.purpose,
  lawfulBasis: LAWFUL_BASIS,
  minimumDays: 80,
  retentionDays: 730,
})))

/** A population that is published: one snapshot of it has all questions, counted at one moment and protected together, because they are about the same people. */
export interface PublishedPopulation {
  /** Key of the population, and publication id of what its publications share: the same tables without a characteristic. */
  readonly id: string
  readonly title: string
  readonly minimumDays: number
  readonly retentionDays: number
  readonly publications: readonly EqualityPublication[]
}

const PUBLISHED_POPULATIONS: readonly PublishedPopulation[] = POPULATIONS.map(({ key, title }) => {
  const publications = PUBLICATIONS.filter(({ population }) => population === key)
  return { id: key, title, publications, minimumDays: Math.max(...publications.map(({ minimumDays }) => minimumDays)), retentionDays: Math.min(...publications.map(({ retentionDays }) => retentionDays)) }
})

/** All populations that are published. */
export const publishedPopulations = (): readonly PublishedPopulation[] => PUBLISHED_POPULATIONS

/** The population of a publication, asked for by the id of either. */
export const populationOf = (id: string): PublishedPopulation | undefined => PUBLISHED_POPULATIONS.find((population) => population.id === id || population.publications.some((publication) => publication.id === id))

export const publicationOf = (id: string): EqualityPublication | undefined => PUBLICATIONS.find((publication) => publication.id === id)
