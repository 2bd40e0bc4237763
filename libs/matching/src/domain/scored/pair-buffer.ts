import { sortRow } from '../sort-row.js'

/** Pairs of one row after the other, in columns that grow. */
export class PairBuffer {
  private hostOf = new Int32Array(4096)
  private weights = new Float64Array(4096)
  private scores = new Int32Array(4096)
  private size = 0
  private begin = 0

  add(host: number, weight: number, score: number): void {
    if (this.size === this.hostOf.length) this.grow()
    this.hostOf[this.size] = host
    this.weights[this.size] = weight
    this.scores[this.size++] = score
  }

  /** Pairs of the row that has not ended. */
  get inRow(): number {
    return this.size - this.begin
  }

  dropRow(): void {
    this.size = this.begin
  }

  /** Ends a row: sorted by weight, the largest first, and no more of it than `most`. Answers how many were kept. */
  endRow(most: number): number {
    const { begin, size } = this
    sortRow({ hostOf: this.hostOf, weights: this.weights, pairOf: this.scores }, begin, size, begin + most)
    this.size = Math.min(size, begin + most)
    this.begin = this.size
    return this.size - begin
  }

  /** The same where the weights were lowered by the price of each host for the sorting. */
  endRowAtPrices(most: number, prices: Float64Array): number {
    const { begin } = this
    const count = this.endRow(most)
    for (let pair = begin; pair < this.size; pair++) this.weights[pair]! += prices[this.hostOf[pair]!]!
    sortRow({ hostOf: this.hostOf, weights: this.weights, pairOf: this.scores }, begin, this.size)
    return count
  }

  /** The weight of the last pair that the last row kept. */
  get last(): number {
    return this.weights[this.size - 1]!
  }

  take(): { readonly hostOf: Int32Array; readonly weights: Float64Array; readonly scores: Uint16Array } {
    const taken = { hostOf: this.hostOf.slice(0, this.size), weights: this.weights.slice(0, this.size), scores: Uint16Array.from(this.scores.subarray(0, this.size)) }
    this.size = 0
    this.begin = 0
    return taken
  }

  private grow(): void {
    const { hostOf, weights, scores } = this
    this.hostOf = new Int32Array(hostOf.length * 2)
    this.weights = new Float64Array(hostOf.length * 2)
    this.scores = new Int32Array(hostOf.length * 2)
    this.hostOf.set(hostOf)
    this.weights.set(weights)
    this.scores.set(scores)
  }
}
