import { existsSync } from 'node:fs'

/** The files that threads begin with. */
export interface ThreadFiles {
  readonly solve: URL
  readonly scoring: URL
}

/** Node runs what was compiled: it lies beside this file, or, where this one is run from its source (tests), in `dist`. */
export const threadFiles: ThreadFiles = {
  solve: compiled(new URL('./solve-thread.js', import.meta.url)),
  scoring: compiled(new URL('./scoring-thread.js', import.meta.url)),
}

function compiled(file: URL): URL {
  return existsSync(file) ? file : new URL(file.href.replace(/\/(libs\/matching\/src\/threads\/[^/]+)$/, '/dist/$1'))
}
