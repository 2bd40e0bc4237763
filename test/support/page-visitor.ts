import { Visitor, type Visit } from '../../apps/web/src/support/web-testing.js'
import type { SeededPerson } from './seed.js'
import type { TestWeb } from './test-web.js'

/** Somebody who signed in and reads pages without a browser: what is said and where a form leads, quicker than Chromium. */
export class PageVisitor {
  private constructor(private readonly web: TestWeb, private readonly visitor: Visitor) {}

  static async signIn(web: TestWeb, { email }: Pick<SeededPerson, 'email'>): Promise<PageVisitor> {
    const visitor = new Visitor()
    const picker = await visitor.open(`${web.webUrl}/sign-in`)
    const button = picker.html.split('</button>').find((text) => text.includes(`>${email}<`))
    const subject = /name="subject" value="([^"]*)"/.exec(button ?? '')?.[1]
    if (subject === undefined) throw new Error(`${email} is not among those who can sign in`)
    await visitor.submit(picker, /interaction/, { subject })
    return new PageVisitor(web, visitor)
  }

  /** The page at an address of the web application, redirects followed. */
  open(path: string): Promise<Visit> {
    return this.visitor.open(new URL(path, this.web.webUrl).href)
  }

  /** Fills in the page's own form and sends it, redirects followed. */
  send(page: Visit, fields: Record<string, string> = {}): Promise<Visit> {
    return this.visitor.submit({ ...page, html: mainOf(page) }, /./, fields)
  }

  /** Sends a form with a file, as a browser does. */
  async sendFile(page: Visit, field: string, file: File, fields: Record<string, string> = {}): Promise<Visit> {
    const main = mainOf(page)
    const body = new FormData()
    for (const [, name = '', value = ''] of main.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) body.set(name, decoded(value))
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    body.set(field, file)
    const action = /<form[^>]* action="([^"]*)"/.exec(main)?.[1] ?? page.url
    return this.visitor.open(new URL(decoded(action), page.url).href, { method: 'POST', body })
  }
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', '#39': '\'', lt: '<', gt: '>', amp: '&' }
const decoded = (html: string): string => html.replaceAll(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => ENTITIES[name] ?? '')

const mainOf = ({ html }: Visit): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html

/** What a page says, without its marks. */
export const textOf = (page: Visit): string =>
  decoded(mainOf(page).replaceAll(/<[^>]*>/g, ' ')).replaceAll(/\s+/g, ' ').trim()
