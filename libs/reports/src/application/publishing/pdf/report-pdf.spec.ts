import { inflateSync } from 'node:zlib'
import { printedCell } from '../../../domain/publishing/cells.js'
import { tablesOf } from '../../../domain/publishing/publication.js'
import type { ReportContent } from '../../../domain/report-content.js'
import { aPublication, aReport } from '../../../testing/a-publication.js'
import { reportPdf } from './report-pdf.js'

/** Glyphs of embedded fonts back to letters, by the maps that the file carries for copying and for screen readers. */
function wordsOf(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const objects = new Map([...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((found) => [found[1]!, found[2]!]))
  const streamOf = (id: string): string => {
    const body = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(objects.get(id) ?? '')?.[1] ?? ''
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  }
  const fonts = new Map<string, string>()
  for (const body of objects.values()) for (const [, list = ''] of body.matchAll(/\/Font <<([\s\S]*?)>>/g)) for (const [, name = '', id = ''] of list.matchAll(/\/(F\d+) (\d+) 0 R/g)) fonts.set(name, id)
  const maps = new Map([...fonts].map(([name, id]) => [name, glyphMap(streamOf(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? ''))]))
  const pages = [...raw.matchAll(/\/Contents (\d+) 0 R/g)].map(([, id = '']) => streamOf(id))
  return pages.flatMap((page) => {
    let map = new Map<string, string>()
    return [...page.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)].map(([, font, shown]) => {
      if (font !== undefined) map = maps.get(font) ?? map
      return [...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => (hex.match(/.{4}/g) ?? []).map((glyph) => map.get(glyph) ?? '').join('')).join('')
    })
  }).filter((words) => words !== '').join(' ')
}

function glyphMap(text: string): Map<string, string> {
  const map = new Map<string, string>()
  for (const [, first = '', list = ''] of text.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [n, [, letters = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      map.set((Number.parseInt(first, 16) + n).toString(16).padStart(4, '0'), (letters.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join(''))
    }
  }
  return map
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '')
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0

describe('reportPdf', () => {
  it('says every figure, note and name of the report', async () => {
    const words = squeezed(wordsOf(await reportPdf(aPublication())))
    for (const { title, columns, rows, notes } of tablesOf(aReport)) {
      for (const wanted of [title, ...notes, ...rows.flatMap((row) => row.map((cell, at) => printedCell(columns[at]!.kind, cell)))]) expect(words).toContain(squeezed(wanted))
    }
    for (const wanted of [aReport.title, aReport.summary, 'Final: these figures do not change any more.', 'https://waymark.example/open-data/nation/2026-03-31/2', 'Open Government Licence v3.0']) expect(words).toContain(squeezed(wanted))
  })

  it('tells figures and forecast apart, without cells that say nothing', async () => {
    const [targets] = aReport.sections
    const words = squeezed(wordsOf(await reportPdf(aPublication({ ...aReport, sections: [{ ...targets!, tables: [{ ...targets!.tables[0]!, rows: [['2025-09-30', null, 2, null, null], ...targets!.tables[0]!.rows] }] }] }))))
    expect(words).toContain(squeezed('Day Figure Expected 31 December 2025'))
    expect(words).toContain(squeezed('Ten chief executives: forecast if nothing changes Day Expected From To 30 June 2026 3.5 2.4 6.6'))
    expect(words).toContain(squeezed('There is no figure of 30 September 2025.'))
    expect(words).not.toContain('[x]')
  })

  it('is tagged: language, title, headings, tables with headings of rows and columns, figures with words, links', async () => {
    const pdf = (await reportPdf(aPublication())).toString('latin1')
    for (const mark of ['/Lang (en-GB)', '/Marked true', '/StructTreeRoot', '/DisplayDocTitle true', '/S /H1', '/S /H2', '/S /H3', '/S /Table', '/S /TR', '/S /TD', '/Scope /Row', '/Scope /Column', '/S /Figure', '/Alt (Chart of the table', '/S /Link'])
      expect(pdf).toContain(mark)
  })

  it('is the same file for the same content', async () => expect((await reportPdf(aPublication())).equals(await reportPdf(aPublication()))).toBe(true))

  it('goes over pages with a long table, its headings on each, and numbers them', async () => {
    const [, regions] = tablesOf(aReport)
    const long: ReportContent = { ...aReport, sections: [{ key: 'all', title: 'All', paragraphs: [], tables: [{ ...regions!, rows: Array.from({ length: 70 }, (_, n) => [`Place ${n}`, n, { from: n, to: n + 4 }]) }] }] }
    const pdf = await reportPdf(aPublication(long))
    const words = squeezed(wordsOf(pdf))
    expect(pagesOf(pdf)).toBeGreaterThan(2)
    expect(words.match(/RegionStartedShare\(%\)/g)!.length).toBeGreaterThanOrEqual(2)
    expect(words).toContain(squeezed('Place 69 69 69% to 73%'))
  })

  it('keeps whatever is odd: no tables, no rows, very long words, other scripts', async () => {
    const [, regions] = tablesOf(aReport)
    const odd: ReportContent = {
      title: 'A & B <c>', summary: '', sections: [{ key: 'none', title: 'None', paragraphs: ['日本'.repeat(3), 'x'.repeat(3_000)], tables: [{ ...regions!, rows: [] }, { ...regions!, key: 'two', rows: [['y'.repeat(4_000), 1, null]] }] }, { key: 'empty', title: 'Empty', paragraphs: [], tables: [] }],
    }
    const pdf = await reportPdf(aPublication(odd))
    expect(wordsOf(pdf)).toContain('There is nothing in this table yet.')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
