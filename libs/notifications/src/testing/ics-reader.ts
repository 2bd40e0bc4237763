/** One content line of a calendar: name, parameters, and the value as it is written. */
export interface IcsProperty {
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
  readonly value: string
}

export interface IcsComponent {
  readonly name: string
  readonly properties: readonly IcsProperty[]
  readonly components: readonly IcsComponent[]
}

/**
 * Reads a calendar the strict way (RFC 5545), for tests: throws at a bare line break, a line of more than 75 octets, broken
 * UTF-8 at a fold, a malformed line, or components that do not close.
 */
export function readCalendar(bytes: Uint8Array): IcsComponent {
  const whole = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  if (!whole.endsWith('\r\n')) throw new Error('The calendar does not end in CRLF')
  if (/[^\r]\n|\r[^\n]/.test(whole)) throw new Error('A line break is not CRLF')
  const physical = Buffer.from(bytes).toString('latin1').slice(0, -2).split('\r\n')
  for (const line of physical) {
    if (line.length > 75) throw new Error(`A line has ${line.length} octets`)
    if (line === '') throw new Error('A line is empty')
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'))
  }
  const lines = whole.slice(0, -2).replaceAll('\r\n ', '').split('\r\n').map(readLine)
  const [root, rest] = readComponent(lines, 0)
  if (rest !== lines.length) throw new Error('Something follows the calendar')
  return root
}

function readComponent(lines: readonly IcsProperty[], at: number): [IcsComponent, number] {
  const name = lines[at]?.value
  if (lines[at]?.name !== 'BEGIN' || name === undefined) throw new Error(`Expected BEGIN at line ${at + 1}`)
  const properties: IcsProperty[] = []
  const components: IcsComponent[] = []
  let next = at + 1
  for (;;) {
    const line = lines[next]
    if (line === undefined) throw new Error(`${name} is not closed`)
    if (line.name === 'END') {
      if (line.value !== name) throw new Error(`${name} is closed by ${line.value}`)
      return [{ name, properties, components }, next + 1]
    }
    if (line.name === 'BEGIN') {
      const [inner, after] = readComponent(lines, next)
      components.push(inner)
      next = after
    } else {
      properties.push(line)
      next += 1
    }
  }
}

function readLine(line: string): IcsProperty {
  const match = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/su.exec(line)
  if (match === null) throw new Error(`Not a content line: ${line}`)
  const parameters = [...(match[2] ?? '').matchAll(/;([A-Z0-9-]+)=((?:"[^"]*"|[^";])*)/g)]
    .map((found) => [found[1] ?? '', (found[2] ?? '').replace(/^"(.*)"$/, '$1').replaceAll("^'", '"').replaceAll('^n', '\n').replaceAll('^^', '^')])
  return { name: match[1] ?? '', parameters: Object.fromEntries(parameters) as Record<string, string>, value: match[3] ?? '' }
}

/** The only property of that name; throws when there is none or more than one. */
export function property(component: IcsComponent, name: string): IcsProperty {
  const found = component.properties.filter((candidate) => candidate.name === name)
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${component.name} has ${found.length} × ${name}`)
  return found[0]
}

/** A TEXT value read back; throws where something is unescaped. */
export function textOf(component: IcsComponent, name: string): string {
  const { value } = property(component, name)
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`${name} has an unescaped separator`)
  return value.replace(/\\(.)/g, (_whole, character: string) => (character === 'n' || character === 'N' ? '\n' : character))
}
