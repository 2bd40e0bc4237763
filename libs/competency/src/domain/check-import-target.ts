import { parseVersion } from './framework-versions.js'

/** Which version of which framework a file is to become. */
export interface ImportTarget {
  readonly key: string
  readonly name: string
  readonly version: string
}

interface FieldProblem {
  readonly code: string
  readonly field: string
  readonly message: string
}

/** Everything wrong with the names given beside the file. */
export function checkImportTarget({ key, name, version }: ImportTarget): readonly FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) || key.length > 60)
    problems.push({ code: 'BAD_KEY', field: 'key', message: 'Use lower-case words joined by hyphens, at most 60 characters, such as digital-capability.' })
  if (name.trim() === '') problems.push({ code: 'REQUIRED', field: 'name', message: 'Enter the name of the framework.' })
  if (name.length > 200) problems.push({ code: 'TOO_LONG', field: 'name', message: 'The name must be 200 characters or fewer.' })
  if (parseVersion(version) === undefined) problems.push({ code: 'BAD_VERSION', field: 'version', message: 'Write the version as two numbers, such as 1.0.' })
  return problems
}
