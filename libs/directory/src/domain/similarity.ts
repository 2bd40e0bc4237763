/** Jaro–Winkler likeness of two texts: 1 for equal, 0 for nothing in common. Symmetric. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const jaro = jaroSimilarity([...a], [...b])
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroSimilarity(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const usedB = new Set<number>()
  const matchedA: string[] = []
  a.forEach((letter, i) => {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (usedB.has(j) || b[j] !== letter) continue
      usedB.add(j)
      matchedA.push(letter)
      return
    }
  })
  const matches = matchedA.length
  if (matches === 0) return 0
  const matchedB = b.filter((_, index) => usedB.has(index))
  const transposed = matchedA.filter((letter, index) => matchedB[index] !== letter).length / 2
  return (matches / a.length + matches / b.length + (matches - transposed) / matches) / 3
}

/** The option that the text was most likely meant to be, or `undefined` when none is close. */
export function closest<T extends string>(text: string, options: Iterable<T>, atLeast = 0.8): T | undefined {
  const wanted = text.toLowerCase()
  let best: T | undefined
  let bestScore = atLeast
  for (const option of options) {
    const score = similarity(wanted, option.toLowerCase())
    if (score >= bestScore && (best === undefined || score > bestScore)) [best, bestScore] = [option, score]
  }
  return best
}
