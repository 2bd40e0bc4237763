export interface TargetName {
  readonly targetId: string
  readonly title: string
}

interface Finding {
  readonly targetId: string | null
  readonly role: string | null
  readonly rag: string
  readonly words: string
}

const RAGS = ['red', 'amber', 'green']
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Findings, one on each line: `target or role | red, amber or green | words`. Reads what `findingLines` writes. */
export function readFindings(typed: string, targets: readonly TargetName[]): { readonly findings: Finding[] } | { readonly userErrors: { readonly field: string; readonly message: string }[] } {
  const lines = typed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
  const wrong: { field: string; message: string }[] = []
  const findings = lines.flatMap((line): Finding[] => {
    const [about = '', rag = '', ...words] = line.split('|').map((part) => part.trim())
    if (about === '' || !RAGS.includes(rag.toLowerCase()) || words.join('').trim() === '') {
      wrong.push({ field: 'findings', message: `Write “${line.slice(0, 60)}” as target or role | red, amber or green | words` })
      return []
    }
    const target = targets.find(({ title }) => same(title, about))
    return [{ targetId: target?.targetId ?? null, role: target === undefined ? about : null, rag: rag.toLowerCase(), words: words.join(' | ') }]
  })
  return wrong.length > 0 ? { userErrors: wrong } : { findings }
}

export const findingLines = (findings: readonly Finding[], targets: readonly TargetName[]): string =>
  findings.map(({ targetId, role, rag, words }) => `${role ?? targets.find((target) => target.targetId === targetId)?.title ?? ''} | ${rag} | ${words.replaceAll(/\s*\r?\n\s*/g, ' ')}`).join('\n')
