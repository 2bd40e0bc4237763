import type { LineProblem } from './problem.js'
import type { ReturnContext } from './return-context.js'
import type { RawRow } from './row-cells.js'
import type { Section, SectionLines } from './section-lines.js'
import { SECTION_FORMATS, type SectionFormat } from './section-formats.js'

/** Reads the lines of a section one by one; {@link finish} says what is wrong with them together. */
export class SectionReader<S extends Section> {
  private readonly format: SectionFormat<S>
  private readonly seen = new Map<string, number>()
  private readonly found: { line: number; value: SectionLines[S] }[] = []
  private readonly refused: LineProblem[] = []

  constructor(section: S, private readonly context: ReturnContext) {
    this.format = SECTION_FORMATS[section] as SectionFormat<S>
  }

  add(line: number, row: RawRow): void {
    const read = this.format.read(row, this.context)
    if (!read.ok) return void this.refused.push(...read.error.map((one) => ({ ...one, line })))
    const key = this.format.key(read.value)
    const first = this.seen.get(key)
    if (first !== undefined) return void this.refused.push({ line, column: this.format.keyColumn, code: 'DUPLICATE', message: `The same line stands on line ${first} already. Keep one of the two, or add them up.` })
    this.seen.set(key, line)
    this.found.push({ line, value: read.value })
  }

  /** The lines, and everything that is wrong: in the order of the file. Sums are checked only where every line could be read. */
  finish(): { readonly lines: readonly SectionLines[S][]; readonly problems: readonly LineProblem[] } {
    const together = this.refused.length === 0 ? (this.format.together?.(this.found, this.context) ?? []) : []
    return { lines: this.found.map(({ value }) => value), problems: [...this.refused, ...together].sort((a, b) => a.line - b.line) }
  }
}

export function readSection<S extends Section>(section: S, rows: readonly RawRow[], context: ReturnContext, firstLine = 1): ReturnType<SectionReader<S>['finish']> {
  const reader = new SectionReader(section, context)
  rows.forEach((row, index) => reader.add(firstLine + index, row))
  return reader.finish()
}
