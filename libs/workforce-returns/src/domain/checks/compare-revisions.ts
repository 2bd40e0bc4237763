import { SECTION_FORMATS, type SectionFormat } from '../sections/section-formats.js'
import { type ReturnContent, type Section, SECTIONS } from '../sections/section-lines.js'

/** One figure that differs between two revisions; `null` where the line is not in the one. */
export interface Difference {
  readonly section: Section
  readonly key: string
  readonly column: string
  readonly before: string | null
  readonly after: string | null
}

function differencesOf<S extends Section>(section: S, before: ReturnContent, after: ReturnContent): Difference[] {
  const { key, cells, columns } = SECTION_FORMATS[section] as SectionFormat<S>
  const read = (content: ReturnContent) => new Map(content[section].map((line) => [key(line), cells(line).map(String)]))
  const [old, now] = [read(before), read(after)]
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((line) => columns.flatMap((column, index): Difference[] => {
    const [was, is] = [old.get(line)?.[index] ?? null, now.get(line)?.[index] ?? null]
    // Columns of the key say the same as the key does.
    return was === is || line.split('/').includes(is ?? was ?? '') ? [] : [{ section, key: line, column, before: was, after: is }]
  }))
}

/** What one revision says otherwise than another: by section, line and column. */
export const compareRevisions = (before: ReturnContent, after: ReturnContent): readonly Difference[] =>
  SECTIONS.flatMap((section) => differencesOf(section, before, after))
