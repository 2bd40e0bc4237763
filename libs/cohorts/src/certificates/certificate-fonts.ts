import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { CertificateFonts } from './render-certificate.js'

let loaded: CertificateFonts | undefined

/** DejaVu Sans, which has the letters of Welsh and of nearly every name that is written in Latin, Greek or Cyrillic. Read once a process. */
export function certificateFonts(): CertificateFonts {
  if (loaded === undefined) {
    const require = createRequire(join(process.cwd(), 'package.json'))
    const read = (name: string): Buffer => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
    loaded = { regular: read('DejaVuSans'), bold: read('DejaVuSans-Bold') }
  }
  return loaded
}
