import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export interface PaperFonts {
  readonly regular: Buffer
  readonly bold: Buffer
}

let loaded: PaperFonts | undefined

/** DejaVu Sans, embedded so that names of places and people look the same everywhere. Read once a process. */
export function paperFonts(): PaperFonts {
  if (loaded === undefined) {
    const require = createRequire(join(process.cwd(), 'package.json'))
    const read = (name: string): Buffer => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
    loaded = { regular: read('DejaVuSans'), bold: read('DejaVuSans-Bold') }
  }
  return loaded
}
