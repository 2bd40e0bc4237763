import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly body: Buffer
}

const HEAD_END = '\r\n\r\n'
const ERRORS = Buffer.from('"errors":[')

export const isFailure = ({ status, body }: Answer): boolean => status !== 200 || body.subarray(0, 200).includes(ERRORS) || body.subarray(-2_000).includes(ERRORS)

/** One keep-alive connection that asks one thing at a time: a client that costs so little that the server is what is measured. */
export class Connection {
  private received: Buffer = Buffer.alloc(0)
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.take(chunk))
    socket.on('error', (error) => this.waiting?.reject(error))
    socket.on('close', () => this.waiting?.reject(new Error('The server closed the connection')))
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket))).once('error', reject)
    })
  }

  ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      this.socket.write(request)
    })
  }

  close(): void {
    this.waiting = undefined
    this.socket.destroy()
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk])
    const end = this.received.indexOf(HEAD_END)
    if (end < 0) return
    const head = this.received.toString('latin1', 0, end)
    const length = /content-length: (\d+)/i.exec(head)?.[1]
    if (length === undefined) return this.waiting?.reject(new Error(`An answer without a length: ${head}`))
    const whole = end + HEAD_END.length + Number(length)
    if (this.received.length < whole) return
    const answer = { status: Number(head.slice(9, 12)), body: this.received.subarray(end + HEAD_END.length, whole) }
    this.received = this.received.subarray(whole)
    this.waiting?.resolve(answer)
  }
}
