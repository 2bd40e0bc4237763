import fc from 'fast-check'
import { NATION, areaKey, plainDate } from '#kernel'
import { OPEN_GOVERNMENT_LICENCE, type Publication } from '../domain/publishing/publication.js'
import type { ColumnKind, ReportCell, ReportContent } from '../domain/report-content.js'

/** A publication with one cell of each kind, and texts that spreadsheets would like to run. */
export const aReport: ReportContent = {
  title: 'Progress of the nation', summary: 'Of 2 targets: 1 on track, 1 not known yet.',
  sections: [
    {
      key: 'targets', title: 'Targets', paragraphs: ['Of 2 targets: 1 on track, 1 not known yet.'],
      tables: [{
        key: 'target-chief_executives', title: 'Ten chief executives', method: 'none',
        columns: [
          { key: 'on', title: 'Day', kind: 'date', description: 'The figure is of the end of this day' }, { key: 'figure', title: 'Figure', kind: 'count', description: 'As computed' },
          { key: 'expected', title: 'Expected', kind: 'count', description: 'The path' }, { key: 'forecast_from', title: 'From', kind: 'count', description: 'Lower end' },
          { key: 'forecast_to', title: 'To', kind: 'count', description: 'Upper end' },
        ],
        rows: [['2025-12-31', 3, 2.5, null, null], ['2026-03-31', 4, 3, null, null], ['2026-06-30', null, 3.5, 2.4, 6.6]],
        notes: ['To reach the target, +0.5 a quarter are needed.'],
        chart: { kind: 'lines', along: 'on', lines: ['figure', 'expected'], band: { from: 'forecast_from', to: 'forecast_to' } },
      }],
    },
    {
      key: 'cohorts', title: 'Cohort programmes', paragraphs: ['In 2026-Q1 many people applied.', '=cmd|calc'],
      tables: [{
        key: 'cohorts-regions', title: 'Cohort programmes by region, 2026-Q1', method: 'controlled rounding to 5', notes: ['Rounded, “quoted”, and "so on".'],
        columns: [
          { key: 'region', title: 'Region', kind: 'text', description: 'Region' }, { key: 'started', title: 'Started', kind: 'count', description: 'People who started' },
          { key: 'share', title: 'Share', kind: 'percent', description: 'Share of all' },
        ],
        rows: [['=HYPERLINK("http://x.example","Wales")', 1_235, 12.5], ['London, "inner"', { from: 0, to: 4 }, { withheld: true }], ['Siân & <b>', -3, null]],
        chart: { kind: 'bars', label: 'region', value: 'started' },
      }],
    },
  ],
}

export const aPublication = (content: ReportContent = aReport): Publication => ({
  content, areaKey: areaKey(NATION), areaName: 'England', asOf: plainDate('2026-03-31'), number: 2, state: 'final', issuedOn: plainDate('2026-05-05'), contentHash: 'c'.repeat(64), inputsHash: 'd'.repeat(64),
  engineVersion: '1', address: 'https://waymark.example/open-data/nation/2026-03-31/2', methodAddress: 'https://waymark.example/reports/method',
  schemaAddress: 'https://waymark.example/open-data/schema/report-1.json', publisher: 'Institute', licence: OPEN_GOVERNMENT_LICENCE,
})

const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })).map((value) => value + 0)
const figure: fc.Arbitrary<ReportCell> = fc.oneof(number, fc.constant(null), fc.constant({ withheld: true } as const), fc.tuple(number, number).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })))
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('=1+1', '@SUM(A1)', '\t-2+3', '"quoted", it is', ' spaces ', '\uFEFFmark', '_x0041_', '2026-03-31', '1e5', 'TRUE'))
const kinds: readonly ColumnKind[] = ['count', 'percent', 'ratio', 'relative_change']

const table = (key: string) => fc.integer({ min: 0, max: 4 }).chain((width) => fc.record({
  key: fc.constant(key), title: text, method: fc.constantFrom('none', 'rounding'), notes: fc.array(text, { maxLength: 2 }),
  columns: fc.array(fc.constantFrom(...kinds), { minLength: width, maxLength: width }).map((chosen) => [
    { key: 'label', title: 'Label', kind: 'text' as const, description: 'What' }, ...chosen.map((kind, at) => ({ key: `c${at}`, title: `Column ${at}`, kind, description: 'Figure' })),
  ]),
  rows: fc.array(fc.tuple(text, fc.array(figure, { minLength: width, maxLength: width })).map(([label, figures]) => [label, ...figures]), { maxLength: 5 }),
}))

/** Any content: odd texts, all kinds of cells, empty tables. */
export const anyContent: fc.Arbitrary<ReportContent> = fc.integer({ min: 0, max: 3 }).chain((tables) => fc.record({
  title: text, summary: text,
  sections: fc.tuple(...Array.from({ length: tables }, (_, at) => table(`table-${at}`))).map((made) => [{ key: 'all', title: 'All', paragraphs: [], tables: made }]),
}))
