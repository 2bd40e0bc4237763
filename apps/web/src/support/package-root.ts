import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const isRoot = (folder: string): boolean => {
  const file = join(folder, 'package.json')
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'waymark'
}

/**
 * The folder of the repository, found upwards from where the process runs or where its script lies. Templates and
 * assets are read from the source tree, also by compiled code. Throws when neither is inside Waymark.
 */
export function packageRoot(starts: readonly string[] = [process.cwd(), dirname(resolve(process.argv[1] ?? '.'))]): string {
  for (const start of starts) {
    for (let folder = resolve(start); ; folder = dirname(folder)) {
      if (isRoot(folder)) return folder
      if (folder === dirname(folder)) break
    }
  }
  throw new Error(`Waymark's own folder was not found above ${starts.join(' or ')}: start it from its folder`)
}
