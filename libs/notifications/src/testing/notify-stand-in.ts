import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface NotifyRequest {
  readonly template_id: string
  readonly email_address: string
  readonly personalisation: Readonly<Record<string, string>>
  readonly reference: string
}

/** GOV.UK Notify's email and search endpoints on the loopback interface, for tests: it keeps what it accepts. */
export class NotifyStandIn {
  readonly accepted: (NotifyRequest & { readonly id: string })[] = []
  readonly authorisations: string[] = []
  /** Decides another answer than yes: a status with its errors, `drop` (taken, but the connection breaks) or `hang` (taken, but never answered). */
  answer: (request: NotifyRequest) => { readonly status: number; readonly error: string; readonly message: string; readonly retryAfter?: number } | 'drop' | 'hang' | undefined = () => undefined

  private constructor(private readonly server: Server) {}

  static async start(): Promise<NotifyStandIn> {
    const server = createServer()
    const standIn = new NotifyStandIn(server)
    server.on('request', (request, response) => void standIn.respond(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return standIn
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.authorisations.push(request.headers.authorization ?? '')
    const answer = (status: number, body: object, headers: Record<string, string> = {}): void =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    const url = new URL(request.url ?? '/', this.url)
    if (request.method === 'GET' && url.pathname === '/v2/notifications') {
      answer(200, { notifications: this.accepted.filter((one) => one.reference === url.searchParams.get('reference')), links: {} })
      return
    }
    const body = JSON.parse(Buffer.concat(await request.toArray() as Buffer[]).toString()) as NotifyRequest
    const other = this.answer(body)
    if (typeof other === 'object') {
      answer(other.status, { status_code: other.status, errors: [{ error: other.error, message: other.message }] }, other.retryAfter === undefined ? {} : { 'retry-after': String(other.retryAfter) })
      return
    }
    const id = `00000000-0000-4000-8000-${String(this.accepted.length + 1).padStart(12, '0')}`
    this.accepted.push({ ...body, id })
    if (other === 'drop') request.socket.destroy()
    else if (other === undefined) answer(201, { id, reference: body.reference })
  }
}
