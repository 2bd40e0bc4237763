import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { getMetadataArgsStorage } from 'typeorm'
import { equalityPersistence, persistence } from '#assembly'

const root = join(__dirname, '../..')
const text = (path: string) => readFileSync(join(root, path), 'utf8')

describe('the documentation', () => {
  it('names every table, and none that is not there', () => {
    const entities = new Set<unknown>([...persistence, equalityPersistence].flatMap((lib) => lib.entities))
    const tables = getMetadataArgsStorage().tables.filter(({ target }) => entities.has(target)).map(({ schema, name }) => `${schema}.${name}`)
    expect(tables.length).toBe(entities.size)
    const named = [...text('docs/domain-model.md').matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|/gm)].map((match) => match[1])
    expect(named.toSorted()).toEqual(tables.toSorted())
  })

  it('leads somewhere: links and files that it names are there', () => {
    const pages = ['CONTRIBUTING.md', 'SECURITY.md', ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)]
    const dead: string[] = []
    for (const page of pages) {
      for (const [, target = ''] of text(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
        try {
          readFileSync(join(root, dirname(page), target))
        } catch {
          dead.push(`${page}: ${target}`)
        }
      }
    }
    expect(dead).toEqual([])
  })
})
