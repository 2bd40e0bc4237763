import type { Section } from './section-lines.js'

/** When and how a section was last saved. */
export interface SavedSection {
  readonly section: Section
  readonly lines: number
  /** Somebody said that there is nothing to return in it. */
  readonly nothingToReport: boolean
}

/** A section is done when it has lines, or when somebody said that it has none. */
export const isDone = (saved: SavedSection | undefined): boolean => saved !== undefined && (saved.lines > 0 || saved.nothingToReport)
