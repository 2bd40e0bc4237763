/** Characters in the longest record that is read; anything longer is refused by its line number and skipped. */
export const LONGEST_RECORD = 64 * 1024

export type BrokenRecord = 'LINE_TOO_LONG' | 'QUOTE_NOT_CLOSED' | 'QUOTE_MISPLACED' | 'NOT_UTF8'

/** Takes what the splitter finds, in the order of the file. */
export interface RecordSink {
  record(cells: string[], line: number): void
  broken(code: BrokenRecord, line: number): void
}

/** A quoted record: its cells and where the next one starts, or why there is none (`MORE`: its end has not been read yet). */
type QuotedRecord = { readonly cells: string[]; readonly next: number } | 'MORE' | 'MISPLACED'

/**
 * Splits CSV text (RFC 4180, commas, any line ends) that arrives in pieces into records with the line each starts on.
 * Holds never more than one record and one piece. A broken record is reported and reading goes on with the line
 * after the one on which it started, so that one stray quotation mark does not swallow the file.
 */
export class CsvSplitter {
  private rest = ''
  private line = 1
  private skipping = false

  constructor(
    private readonly sink: RecordSink,
    private readonly longest = LONGEST_RECORD,
  ) {}

  write(piece: string): void {
    this.rest = this.split(this.rest + piece)
  }

  /** Reads what is left; a last line needs no line end. */
  end(): void {
    if (this.rest !== '') this.rest = this.split(`${this.rest}\n`)
    while (this.rest !== '') {
      this.sink.broken('QUOTE_NOT_CLOSED', this.line++)
      this.rest = this.split(this.rest.slice(this.rest.indexOf('\n') + 1))
    }
  }

  /** Gives every complete record to the sink and answers what is left over. */
  private split(text: string): string {
    const doubtful = text.includes('\uFFFD')
    let quote = text.indexOf('"')
    for (let at = 0; at < text.length; ) {
      const newline = text.indexOf('\n', at)
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at)
      if (this.skipping || newline === -1) {
        if (newline === -1) return this.pending(text.slice(at))
        this.skipping = false
        this.line++
        at = newline + 1
      } else if (quote === -1 || quote > newline) {
        this.plain(text, at, newline, doubtful)
        at = newline + 1
      } else {
        const next = this.quoted(text, at, newline, doubtful)
        if (next === undefined) return text.slice(at)
        at = next
      }
    }
    return ''
  }

  private pending(rest: string): string {
    if (this.skipping) return ''
    if (rest.length <= this.longest) return rest
    this.sink.broken('LINE_TOO_LONG', this.line)
    this.skipping = true
    return ''
  }

  private plain(text: string, from: number, newline: number, doubtful: boolean): void {
    const to = text.charCodeAt(newline - 1) === 13 && newline > from ? newline - 1 : newline
    const line = this.line++
    if (to === from) return
    if (to - from > this.longest) this.sink.broken('LINE_TOO_LONG', line)
    else this.emit(text.slice(from, to).split(','), line, doubtful)
  }

  /** Reads a record with quotation marks; answers where to go on, or `undefined` when more must be read first. */
  private quoted(text: string, at: number, newline: number, doubtful: boolean): number | undefined {
    const found = readQuoted(text, at)
    if (found === 'MORE' && text.length - at <= this.longest) return undefined
    if (typeof found === 'string') {
      this.sink.broken(found === 'MORE' ? 'QUOTE_NOT_CLOSED' : 'QUOTE_MISPLACED', this.line++)
      return newline + 1
    }
    const start = this.line
    for (let n = text.indexOf('\n', at); n !== -1 && n < found.next; n = text.indexOf('\n', n + 1)) this.line++
    if (found.next - at > this.longest) this.sink.broken('LINE_TOO_LONG', start)
    else this.emit(found.cells, start, doubtful)
    return found.next
  }

  private emit(cells: string[], line: number, doubtful: boolean): void {
    if (doubtful && cells.some((cell) => cell.includes('\uFFFD'))) this.sink.broken('NOT_UTF8', line)
    else this.sink.record(cells, line)
  }
}

function readQuoted(text: string, start: number): QuotedRecord {
  const cells: string[] = []
  for (let at = start; ; ) {
    if (text[at] !== '"') {
      const [comma, newline] = [text.indexOf(',', at), text.indexOf('\n', at)]
      if (newline === -1) return 'MORE'
      if (comma === -1 || comma > newline) {
        cells.push(text.slice(at, text[newline - 1] === '\r' && newline > at ? newline - 1 : newline))
        return { cells, next: newline + 1 }
      }
      cells.push(text.slice(at, comma))
      at = comma + 1
      continue
    }
    let cell = ''
    for (let from = at + 1; ; ) {
      const quote = text.indexOf('"', from)
      if (quote === -1 || quote + 1 === text.length) return 'MORE'
      if (text[quote + 1] !== '"') {
        cell += text.slice(from, quote)
        at = quote + 1
        break
      }
      cell += text.slice(from, quote + 1)
      from = quote + 2
    }
    cells.push(cell)
    if (text[at] === '\r') at++
    if (at === text.length) return 'MORE'
    if (text[at] === '\n') return { cells, next: at + 1 }
    if (text[at] !== ',') return 'MISPLACED'
    at++
    if (at === text.length) return 'MORE'
  }
}
