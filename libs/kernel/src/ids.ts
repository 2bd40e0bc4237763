import { uuidv7 } from 'uuidv7'

/** A string (a UUIDv7 made in the app) that the compiler keeps apart from the ids of other things. */
export type Id<Brand extends string> = string & { readonly __brand: Brand }

export type OrganisationId = Id<'Organisation'>
export type PersonId = Id<'Person'>
export type MembershipId = Id<'Membership'>

/** A fresh, time-ordered id. */
export const newId = <T extends Id<string>>(): T => uuidv7() as T

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text from outside can be an id at all: ask before it reaches a query, where it would be an SQL error. */
export const isId = (text: string): boolean => UUID.test(text)

/** Takes an id from a trusted place (a row, a validated input). */
export const asId = <T extends Id<string>>(text: string): T => text.toLowerCase() as T
