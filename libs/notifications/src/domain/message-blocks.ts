/** A piece of a message's body. */
export type MessageBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly label: string; readonly target: string }

const LINK = /^\[([^\]]+)\](\(\([^()]+\)\))$/

/**
 * Reads a body's blocks *before* any value is put in, so that a name such as `- x` or `[click](…)` stays plain words.
 */
export function messageBlocks(body: string): MessageBlock[] {
  return body.trim().split(/\n\s*\n/).map((part) => {
    const lines = part.split('\n').map((line) => line.trim()).filter((line) => line !== '')
    const link = lines.length === 1 ? LINK.exec(lines[0] ?? '') : null
    if (link) return { kind: 'link', label: link[1] ?? '', target: link[2] ?? '' }
    if (lines.every((line) => line.startsWith('- '))) return { kind: 'list', items: lines.map((line) => line.slice(2)) }
    return { kind: 'paragraph', text: lines.join(' ') }
  })
}

/** Breaks text into lines of at most `width` characters at spaces; a longer word (a web address) is never broken. */
export function wrapText(text: string, width = 72, indent = ''): string {
  return text.split('\n').map((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line !== '' && indent.length + line.length + 1 + word.length > width) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    return [...lines, line].join(`\n${indent}`)
  }).join(`\n${indent}`)
}
