import type { ProtectedRelease } from '#disclosure'

/** Counts of each group of answers: at the first stage, and at the second. */
export type GroupCounts = Readonly<Record<string, readonly [all: number, some: number]>>

/** A published release of people who asked for a mentor and were matched (or came through other stages), by sex, whose figures are out by at most four. */
export function anEquityRelease(groups: GroupCounts, { preferred = 0, silent = 0, within = 4, stages: [first, second] = ['asked', 'matched'] as const as readonly [string, string] } = {}): ProtectedRelease {
  const [all, some] = [0, 1].map((at) => Object.values(groups).reduce((sum, counts) => sum + counts[at]!, 0)) as [number, number]
  const at = (stage: string, answer: string, figure: number) => ({ at: ['all', stage, answer], figure })
  const none = { kept: 1, meanErrorBase: 0, meanErrorTotals: 0, largestError: 4 }
  return {
    definition: {
      publicationId: 'mentoring-progress.sex', title: 'By sex', method: { kind: 'controlled_rounding' },
      dimensions: [
        { key: 'scheme', title: 'Scheme', levels: ['all schemes', 'scheme'], root: { key: 'all', title: 'All schemes' } },
        { key: 'stage', title: 'Stage', levels: ['asked', 'matched or not'], root: { key: first, title: 'First', children: [{ key: 'not yet', title: 'Not yet' }, { key: second, title: 'Second' }] } },
        {
          key: 'sex', title: 'Sex', levels: ['everybody', 'whether answered', 'group'], sensitive: true,
          root: { key: 'everybody', title: 'Everybody', children: [{ key: 'answered', title: 'Answered', children: Object.keys(groups).map((key) => ({ key, title: `Group ${key}` })) }, { key: 'prefer_not_to_say', title: 'Preferred not to say' }, { key: 'not_answered', title: 'Did not answer' }] },
        },
      ],
      tables: [],
    },
    snapshot: '2026-03-01', method: 'controlled_rounding', percentagesFrom: 'published', description: 'Counts are rounded to fives.', coarsened: [], utility: none, simpleRounding: none,
    bounds: [{ levels: ['all schemes', 'asked', 'group'], within }, { levels: ['all schemes', 'matched or not', 'group'], within }],
    audit: { passed: true, protectedCells: 0, byStage: { shift: 0, neighbourhood: 0, programme: 0 }, failed: 0, narrowest: null },
    tables: [{
      key: 'overall', title: 'All schemes', cells: [
        at(first, 'everybody', all + preferred + silent), at(first, 'prefer_not_to_say', preferred), at(first, 'not_answered', silent), at(second, 'everybody', some),
        ...Object.entries(groups).flatMap(([key, counts]) => [at(first, key, counts[0]), at(second, key, counts[1])]),
      ],
    }],
  }
}
