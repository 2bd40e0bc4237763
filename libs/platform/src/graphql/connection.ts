import type { Type } from '@nestjs/common'
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql'
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator'
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

/** A keyset position as an opaque cursor. */
export const encodeCursor = (keys: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** Reads a cursor of `length` keys; throws BAD_USER_INPUT for one that this API did not make. */
export function decodeCursor(cursor: string | null | undefined, length: number): (string | number | null)[] | undefined {
  if (cursor === undefined || cursor === null) return undefined
  try {
    const keys = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown
    if (Array.isArray(keys) && keys.length === length && keys.every((key) => key === null || typeof key === 'string' || typeof key === 'number')) return keys as (string | number | null)[]
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
