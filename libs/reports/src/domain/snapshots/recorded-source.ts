/** What a part of a snapshot was told from: plain JSON, as its section builder gathered it. */
export interface RecordedSource {
  /** Of the section builder. */
  readonly key: string
  readonly source: unknown
}
