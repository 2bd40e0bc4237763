import { createHash } from 'node:crypto'
import type { Ctx } from '../access/index.js'

/**
 * A hot document of our own web app with a short way to its answer: one SQL that builds the whole `data` as JSON text.
 * It must answer, and deny, exactly what the document does through the executor; a contract test compares the two.
 */
export interface TrustedOperation {
  /** Name of the operation in the document, e.g. `MyLearning`. */
  readonly operationName: string
  /** The GraphQL `data` object as JSON text. Throws what the resolvers throw. */
  answer(ctx: Ctx, variables: Readonly<Record<string, unknown>>): Promise<string>
}

/** Injection token of the documents of our own web app: SHA-256 (hex) of the text → the text. */
export const PERSISTED_DOCUMENTS = Symbol('PERSISTED_DOCUMENTS')
export type PersistedDocuments = Readonly<Record<string, string>>

export const documentHash = (text: string): string => createHash('sha256').update(text).digest('hex')

const OPERATION_NAME = /(?:query|mutation)\s+(\w+)/

/** What is known about persisted documents: their text, and the short way where there is one. */
export class PersistedOperations {
  private readonly byHash: ReadonlyMap<string, { readonly text: string; readonly trusted: TrustedOperation | undefined }>

  constructor(documents: PersistedDocuments, trusted: readonly TrustedOperation[]) {
    this.byHash = new Map(Object.entries(documents).map(([hash, text]) => {
      const name = OPERATION_NAME.exec(text)?.[1]
      return [hash, { text, trusted: trusted.find((operation) => operation.operationName === name) }]
    }))
  }

  find(hash: string): { readonly text: string; readonly trusted: TrustedOperation | undefined } | undefined {
    return this.byHash.get(hash)
  }
}
