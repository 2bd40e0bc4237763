/** What became of a message, in the words of the person it was for; nothing to say when it simply arrived. */
export function deliveryWords(state: string): { readonly text: string; readonly classes: string } | undefined {
  switch (state) {
    case 'FAILED': return { text: 'Email did not arrive', classes: 'govuk-tag--orange' }
    case 'SUPPRESSED': return { text: 'Not sent by email', classes: 'govuk-tag--grey' }
    case 'QUEUED': return { text: 'On its way', classes: '' }
    default: return undefined
  }
}

export type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'link'; readonly href: string }

/**
 * A message's text as paragraphs of words and links. Messages put web addresses on lines of their own; those that lead
 * into Waymark are opened here, whatever address it has in emails.
 */
export function messageParagraphs(text: string, webUrl: string): readonly (readonly Piece[])[] {
  const home = webUrl.replace(/\/$/, '')
  const piece = (line: string): Piece => {
    if (!/^https?:\/\/\S+$/.test(line)) return { kind: 'text', text: line }
    return { kind: 'link', href: line.startsWith(`${home}/`) ? line.slice(home.length) : line }
  }
  return text.split(/\n\s*\n/).map((paragraph) => paragraph.split('\n').map((line) => line.trim()).filter((line) => line !== '').map(piece)).filter((lines) => lines.length > 0)
}
