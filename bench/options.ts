import { parseArgs } from 'node:util'

export const PARTS = ['reads', 'burst', 'import', 'matching', 'disclosure', 'reports'] as const
export type Part = (typeof PARTS)[number]

/** How large the seeded data are. */
export interface Scale {
  readonly people: number
  readonly organisations: number
  readonly enrolments: number
}

export interface BenchOptions {
  readonly parts: readonly Part[]
  readonly scale: Scale
  /** Measured rounds of each comparison; every server has one turn in each. */
  readonly runs: number
  /** How long one turn lasts. */
  readonly turnMs: number
  /** Requests of each operation to each server before anything is measured. */
  readonly warmUp: number
  readonly importRows: number
  /** Whether the idiomatic baseline takes part in the reads. */
  readonly baseline: boolean
  /** Whether reports are measured at ten times the data, too. */
  readonly tenfold: boolean
  /** Small sizes and few rounds: to see that it works. */
  readonly quick: boolean
}

const SMALL: Scale = { people: 20_000, organisations: 60, enrolments: 60_000 }
const FULL: Scale = { people: 100_000, organisations: 300, enrolments: 300_000 }
/** Enough for the races, which need people but little history. */
export const RACE_GROUND: Scale = { people: 2_000, organisations: 20, enrolments: 6_000 }

export const USAGE = `npm run bench -- [options]
  --parts reads,burst,import,matching,disclosure,reports
                              what to measure (all)
  --full                      100,000 people and 300,000 enrolments in place of a fifth of that
  --runs 9                    measured rounds
  --turn 1500                 milliseconds of one turn
  --no-baseline               leave out the TypeORM baseline
  --tenfold                   reports over 30 million attendance marks, too: twenty minutes and 15 GB more
  --quick                     three short rounds: to see that it works, not to quote`

/** What the command line asks for. Throws on what it does not know. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      parts: { type: 'string', default: PARTS.join(',') }, runs: { type: 'string' }, turn: { type: 'string' },
      full: { type: 'boolean', default: false }, tenfold: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, 'no-baseline': { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const asked = values.parts.split(',')
  const unknown = asked.filter((part) => !PARTS.some((known) => known === part))
  if (unknown.length > 0) throw new Error(`Unknown parts: ${unknown.join(', ')}`)
  const { quick } = values
  return {
    parts: PARTS.filter((part) => asked.includes(part)),
    scale: values.full ? FULL : SMALL,
    runs: Number(values.runs ?? (quick ? 3 : 9)),
    turnMs: Number(values.turn ?? (quick ? 400 : 1_500)),
    warmUp: quick ? 300 : 2_500,
    importRows: quick ? 10_000 : 100_000,
    baseline: !values['no-baseline'],
    tenfold: values.tenfold,
    quick,
  }
}
