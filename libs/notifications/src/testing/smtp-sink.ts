import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export interface SinkMessage {
  readonly from: string
  readonly to: readonly string[]
  /** The message as it came, dots unstuffed. */
  readonly raw: string
}

/** What the sink answers at a step instead of its usual yes; `drop` hangs up. */
export type SinkAnswer = string | 'drop' | undefined

/** A mail server on the loopback interface that keeps what it is given: real sockets, no delivery. For tests. */
export class SmtpSink {
  readonly messages: SinkMessage[] = []
  /** Decides an answer for a command (`RCPT TO:<…>`) or for the end of a message (`.`); `undefined` accepts. */
  answer: (command: string) => SinkAnswer = () => undefined
  private readonly sockets = new Set<Socket>()

  private constructor(private readonly server: Server) {}

  static async start(): Promise<SmtpSink> {
    const server = createServer()
    const sink = new SmtpSink(server)
    server.on('connection', (socket) => sink.converse(socket))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return sink
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private converse(socket: Socket): void {
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => socket.destroy())
    let buffer = ''
    let inData = false
    let from = ''
    let to: string[] = []
    const reply = (line: string): void => void socket.write(`${line}\r\n`)
    const say = (command: string, usual: string, other = this.answer(command)): boolean => {
      if (other === 'drop') socket.destroy()
      else reply(other ?? usual)
      return other === undefined
    }
    const command = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'EHLO') reply('250-sink\r\n250 8BITMIME')
      else if (verb === 'MAIL') {
        if (say(line, '250 ok')) from = addressIn(line)
      } else if (verb === 'RCPT') {
        if (say(line, '250 ok')) to.push(addressIn(line))
      } else if (verb === 'DATA') inData = say(line, '354 go on')
      else if (verb === 'QUIT') socket.end('221 bye\r\n')
      else {
        if (verb === 'RSET') to = []
        reply('250 ok')
      }
    }
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      buffer += chunk
      for (;;) {
        const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        if (!inData) {
          const line = buffer.slice(0, end)
          buffer = buffer.slice(end + 2)
          command(line)
          continue
        }
        const raw = Buffer.from(buffer.slice(0, end + 2).replaceAll('\r\n..', '\r\n.'), 'latin1').toString('utf8')
        buffer = buffer.slice(end + 5)
        inData = false
        // Kept before the answer: a server may have taken a message whose confirmation never arrives.
        const other = this.answer('.')
        if (other === undefined || other === 'drop') this.messages.push({ from, to, raw })
        if (other === undefined) reply('250 taken')
        else say('.', '', other)
        to = []
      }
    })
    reply('220 sink')
  }
}

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? ''
