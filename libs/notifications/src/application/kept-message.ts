import { createHash } from 'node:crypto'
import type { MessageTemplate } from '../domain/index.js'

/** The template as it words what is kept: no link of it opens anything by itself. */
export const asKept = (template: MessageTemplate): MessageTemplate => {
  const links = template.secret?.keptLinks
  return links === undefined ? template : { ...template, links: () => links }
}

/** The data without its secrets: a digest in their place still tells two messages apart. `undefined` when nothing has to go. */
export function keptData({ secret }: MessageTemplate, data: unknown): Readonly<Record<string, unknown>> | undefined {
  if (secret === undefined || typeof data !== 'object' || data === null) return undefined
  return Object.fromEntries(Object.entries(data).map(([field, value]) => [field, secret.fields.includes(field) ? digest(value) : value as unknown]))
}

const digest = (value: unknown): string => `sha256:${createHash('sha256').update(String(value)).digest('hex').slice(0, 16)}`
