const WRITTEN_OTHERWISE: Readonly<Record<string, string>> = { alb: 'Arm’s-length body', lga: 'LGA', nhs_body: 'NHS body' }

/** A kind of organisation for readers, as the directory names it. */
export const kindWords = (kind: string): string => WRITTEN_OTHERWISE[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('_', ' ')}`
