import { createServer, type Server, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Running {
  readonly server: Server
  readonly url: string
  readonly close: () => Promise<void>
}

/** A server on a free loopback port; its listener may come later, when it has to know its own address. */
export async function listen(listener?: RequestListener): Promise<Running> {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

export interface Visit {
  readonly status: number
  readonly url: string
  readonly headers: Headers
  readonly html: string
  readonly location: string | undefined
}

/** A browser as far as cookies, redirects and forms go: what a test of server-rendered pages needs. */
export class Visitor {
  /** By origin: cookies do not tell ports apart, but these tests should not depend on that. */
  private readonly jars = new Map<string, Map<string, string>>()

  cookies(origin: string): Map<string, string> {
    const jar = this.jars.get(origin) ?? new Map<string, string>()
    this.jars.set(origin, jar)
    return jar
  }

  /** One request, redirects not followed. */
  async request(url: string, init: RequestInit = {}): Promise<Visit> {
    const jar = this.cookies(new URL(url).origin)
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = response.headers.get('location')
    return { status: response.status, url, headers: response.headers, html: await response.text(), location: location === null ? undefined : new URL(location, url).href }
  }

  /** Follows redirects until a page, or until `stop` likes an address. */
  async open(url: string, init: RequestInit = {}, stop: (next: string) => boolean = () => false): Promise<Visit> {
    let visit = await this.request(url, init)
    for (let hops = 0; visit.location !== undefined && !stop(visit.location) && hops < 20; hops += 1) visit = await this.request(visit.location)
    return visit
  }

  /** Sends the form of a page whose action matches, hidden fields included. */
  submit(page: Visit, action: RegExp, fields: Record<string, string> = {}, stop?: (next: string) => boolean): Promise<Visit> {
    const form = [...page.html.matchAll(/<form[^>]*>[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => action.test(/action="([^"]*)"/.exec(text)?.[1] ?? page.url))
    if (form === undefined) throw new Error(`No form for ${action} on ${page.url}`)
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [name, value])
    const target = new URL(/action="([^"]*)"/.exec(form)?.[1] ?? page.url, page.url).href
    return this.open(target, { method: 'POST', body: new URLSearchParams([...hidden, ...Object.entries(fields)]) }, stop)
  }
}
