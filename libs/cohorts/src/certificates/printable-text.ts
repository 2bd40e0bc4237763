// Beyond Latin-1, the characters that WinAnsiEncoding adds (PDF 32000-1, annex D): all that a PDF's built-in fonts can show.
const WIN_ANSI_EXTRAS = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'

// Letters whose stroke or shape is no accent that could be taken off.
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ħ: 'h', Ħ: 'H', ı: 'i', ŧ: 't', Ŧ: 'T', ŋ: 'ng', Ŋ: 'Ng', ə: 'e', Ə: 'E', ẞ: 'SS', 'ʻ': '‘', 'ʼ': '’', '−': '-', '‐': '-', '‑': '-',
}

const isPrintable = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || WIN_ANSI_EXTRAS.includes(character)
}

/**
 * A text as the built-in fonts can show it: `exact` when nothing had to change, otherwise with accents and strokes taken
 * off the letters that need it (Ŵyn → Wyn) and `?` for letters of other scripts. Line breaks become spaces.
 */
export function printableText(text: string): { readonly text: string; readonly exact: boolean } {
  const wanted = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
  const shown = Array.from(wanted, (character) => {
    if (isPrintable(character)) return character
    const plain = PLAIN_LETTERS[character] ?? Array.from(character.normalize('NFD')).filter((part) => !/\p{M}/u.test(part)).join('')
    return Array.from(plain).every(isPrintable) ? plain : '?'
  }).join('')
  return { text: shown, exact: shown === wanted }
}

/** A text as an embedded font can show it: `exact` when it has every letter, otherwise with `?` where it has none. Line breaks become spaces. */
export function textInFont(text: string, has: (codePoint: number) => boolean): { readonly text: string; readonly exact: boolean } {
  const wanted = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
  const shown = Array.from(wanted, (character) => (has(character.codePointAt(0) ?? 0) ? character : '?')).join('')
  return { text: shown, exact: shown === wanted }
}
