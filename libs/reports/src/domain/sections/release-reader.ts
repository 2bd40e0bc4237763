import type { CategoryNode, Figure, ProtectedRelease, ReleaseCell } from '#disclosure'
import type { CountRange } from '../relative-likelihood.js'

/** A release as tables read it: by category of each dimension, with what its rounding leaves open. */
export class ReleaseReader {
  private readonly levels: readonly ReadonlyMap<string, string>[]
  private readonly titles: readonly ReadonlyMap<string, string>[]

  constructor(readonly release: ProtectedRelease) {
    const { dimensions } = release.definition
    this.levels = dimensions.map(({ root, levels }) => new Map(walk(root).map(([{ key }, depth]) => [key, levels[depth] ?? key])))
    this.titles = dimensions.map(({ root }) => new Map(walk(root).map(([{ key, title }]) => [key, title])))
  }

  /** The place of a dimension in cells; `undefined` where the release has none of these. */
  dimension(...keys: readonly string[]): number | undefined {
    const at = this.release.definition.dimensions.findIndex(({ key }) => keys.includes(key))
    return at < 0 ? undefined : at
  }

  cells(table: string): readonly ReleaseCell[] {
    return this.release.tables.find(({ key }) => key === table)?.cells ?? []
  }

  title(dimension: number, key: string): string {
    return this.titles[dimension]?.get(key) ?? key
  }

  /** Every count that a published figure leaves possible: rounded ones are within the stated bound of the truth. `undefined` where nothing is told. */
  range({ at, figure }: ReleaseCell): CountRange | undefined {
    if (typeof figure !== 'number') return 'from' in figure ? figure : undefined
    const within = this.within(at)
    return { from: Math.max(0, figure - within), to: figure + within }
  }

  private within(at: readonly string[]): number {
    const { bounds } = this.release
    const levels = at.map((key, dimension) => this.levels[dimension]?.get(key) ?? key).join('/')
    // A cell of levels that no promise was printed for: the widest promise holds for it all the more.
    return bounds.find((bound) => bound.levels.join('/') === levels)?.within ?? Math.max(0, ...bounds.map((bound) => bound.within))
  }
}

/** The node and all below it, each with its depth. */
const walk = (node: CategoryNode, depth = 0): readonly (readonly [CategoryNode, number])[] => [[node, depth], ...(node.children ?? []).flatMap((child) => walk(child, depth + 1))]

/** A published figure as a cell of a report. */
export const figureCell = (figure: Figure | undefined): number | { readonly from: number; readonly to: number } | { readonly withheld: true } | null =>
  figure === undefined ? null : typeof figure === 'number' ? figure : 'from' in figure ? { from: figure.from, to: figure.to } : { withheld: true }
