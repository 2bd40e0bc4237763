import type { Type } from '@nestjs/common'
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql'
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator'
import type { GraphQLSchema } from 'graphql'
import { isId } from '#kernel'
import { badInput } from '../errors/index.js'

export const MAX_PAGE = 100

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: `How many to return, 1 to ${MAX_PAGE}.` })
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE, { message: `first must be at most ${MAX_PAGE}: ask for the next page with after` })
  first: number = 20

  @Field(() => String, { nullable: true, description: 'The endCursor of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string
}

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow.' }) hasNextPage!: boolean
  @Field(() => String, { nullable: true, description: 'Give this as `after` to get the next page.' }) endCursor!: string | null
}

export interface Edge<T> {
  readonly cursor: string
  readonly node: T
}

export interface Connection<T> {
  readonly edges: readonly Edge<T>[]
  readonly pageInfo: PageInfo
  /** How many there are in all that the viewer may see. */
  readonly totalCount: number
}

/** Makes the Relay edge and connection types of a node type. Call once a node type, in a file of its own. */
export function connectionTypes<T>(node: Type<T>, name: string): Type<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.` })
  class NodeEdge {
    @Field(() => String, { description: 'The place of this one in the list.' }) cursor!: string
    @Field(() => node, { description: 'The thing itself.' }) node!: T
  }
  @ObjectType(`${name}Connection`, { description: `A page of ${name}.` })
  class NodeConnection {
    @Field(() => [NodeEdge], { description: 'The things on this page.' }) edges!: NodeEdge[]
    @Field(() => PageInfo, { description: 'Whether and where it goes on.' }) pageInfo!: PageInfo
    @Field(() => Int, { description: 'How many there are in all.' }) totalCount!: number
  }
  return NodeConnection
}

/** Describes the connection classes that extend one of {@link connectionTypes}: a subclass does not inherit the description. */
export function describeConnections(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const node = /^(\w+)Connection$/.exec(type.name)?.[1]
    if (node !== undefined) type.description ??= `A page of ${node}.`
  }
  return schema
}

/** A keyset position as an opaque cursor. */
export const encodeCursor = (keys: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** What a key of a cursor has to be before it comes near SQL. */
const KEY_KINDS = {
  text: (key: unknown): key is string => typeof key === 'string' && !key.includes('\0'),
  id: (key: unknown): key is string => typeof key === 'string' && isId(key),
  instant: (key: unknown): key is string => typeof key === 'string' && INSTANT.test(key) && !Number.isNaN(Date.parse(key)),
  date: (key: unknown): key is string => typeof key === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(key) && !Number.isNaN(Date.parse(`${key}T00:00:00Z`)) && new Date(key).toISOString().startsWith(key),
  number: (key: unknown): key is number => Number.isSafeInteger(key) && Math.abs(key as number) <= MAX_NUMBER,
} as const
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}(:?\d{2})?)$/
/** Positions are PostgreSQL integers. */
const MAX_NUMBER = 2_147_483_647

export type CursorKey = keyof typeof KEY_KINDS
type Keys<Shape extends readonly CursorKey[]> = { -readonly [K in keyof Shape]: Shape[K] extends 'number' ? number : string }

/**
 * Reads a cursor whose keys are of these kinds, in order: the position after which a page begins, `undefined` for the first page.
 * Throws BAD_USER_INPUT for one that this list did not make, so that a forged cursor never reaches the database.
 */
export function decodeCursor<const Shape extends readonly CursorKey[]>(cursor: string | null | undefined, shape: Shape): Keys<Shape> | undefined {
  if (cursor === undefined || cursor === null) return undefined
  try {
    const keys = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown
    if (Array.isArray(keys) && keys.length === shape.length && shape.every((kind, n) => KEY_KINDS[kind](keys[n]))) return keys as unknown as Keys<Shape>
  } catch {
    // Falls through to the one answer for every bad cursor.
  }
  throw badInput('after is not a cursor from this list: use the endCursor of the page before.')
}

/** Builds a page from `first + 1` rows (the extra one only says that more follow). */
export function toConnection<T>(rows: readonly T[], first: number, totalCount: number, keysOf: (row: T) => readonly (string | number | null)[]): Connection<T> {
  const page = rows.slice(0, first)
  const edges = page.map((node) => ({ cursor: encodeCursor(keysOf(node)), node }))
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null }, totalCount }
}
