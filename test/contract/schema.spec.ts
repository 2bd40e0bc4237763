import { GraphQLSchemaHost } from '@nestjs/graphql'
import {
  type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType,
  isListType, isNonNullType, isObjectType, isScalarType, isSpecifiedScalarType, isUnionType, getNamedType,
} from 'graphql'
import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'

/** The field and the argument's type say what these are. */
const PLAIN_ARGUMENT = /^(id|input|\w+Id)$/

/** A value that fits the type: enough to get past validation, never to find anything. */
function sample(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sample(type.ofType)
  if (isListType(type)) return '[]'
  if (isEnumType(type)) return type.getValues()[0]?.name ?? ''
  if (isInputObjectType(type)) return `{ ${Object.values(type.getFields()).filter((field) => isNonNullType(field.type)).map((field) => `${field.name}: ${sample(field.type)}`).join(', ')} }`
  if (!isScalarType(type)) return 'null'
  switch (type.name) {
    case 'Int': return '1'
    case 'Float': return '1'
    case 'Boolean': return 'true'
    case 'DateTime': return '"2026-06-01T09:00:00Z"'
    case 'ID': return '"019774a1-0000-7000-8000-000000000000"'
    default: return type.name.startsWith('JSON') ? '{}' : '"2026-06-01"'
  }
}

/** A document that calls one root field with arguments that fit. */
function callOf(kind: string, field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)
  const args = given.length === 0 ? '' : `(${given.map((argument) => `${argument.name}: ${sample(argument.type)}`).join(', ')})`
  const type = getNamedType(field.type)
  return `${kind} { ${field.name}${args}${isObjectType(type) || isInterfaceType(type) || isUnionType(type) ? ' { __typename }' : ''} }`
}

describe('the schema', () => {
  let platform: TestPlatform
  let schema: GraphQLSchema
  let unlinked: Pick<SeededPerson, 'subject'>

  beforeAll(async () => {
    platform = await startTestPlatform()
    schema = platform.get(GraphQLSchemaHost).schema
    const person = await platform.person()
    await platform.pool.query('delete from directory.identity where person_id = $1', [person.id])
    unlinked = person
  })
  afterAll(() => platform.close())

  /** Everything that a client can come to from a type, whatever it asks for. */
  const reachableFrom = (start: string): Set<string> => {
    const seen = new Set<string>()
    const visit = (name: string): void => {
      if (seen.has(name)) return
      seen.add(name)
      const type = schema.getType(name)
      if (isUnionType(type)) for (const member of type.getTypes()) visit(member.name)
      if (isInterfaceType(type)) for (const { name: implementation } of schema.getPossibleTypes(type)) visit(implementation)
      if (isObjectType(type) || isInterfaceType(type)) for (const field of Object.values(type.getFields())) visit(getNamedType(field.type).name)
    }
    visit(start)
    return seen
  }

  it('leads from no type to anybody’s equality answers: their own root fields alone do', () => {
    const answers = /^(MyEqualityAnswers|EqualityAnswer)/
    const roots = new Set([schema.getQueryType()?.name, schema.getMutationType()?.name, schema.getSubscriptionType()?.name])
    const ownTypes = Object.keys(schema.getTypeMap()).filter((name) => answers.test(name))
    expect(ownTypes).toEqual(expect.arrayContaining(['EqualityAnswer', 'MyEqualityAnswers']))
    const others = Object.values(schema.getTypeMap()).filter((type) => (isObjectType(type) || isInterfaceType(type) || isUnionType(type)) && !roots.has(type.name) && !type.name.startsWith('__') && !answers.test(type.name))
    expect(others.length).toBeGreaterThan(100)
    expect(others.filter(({ name }) => [...reachableFrom(name)].some((reached) => answers.test(reached))).map(({ name }) => name)).toEqual([])
  })

  it('leads from a person to no type of equality at all, and back to no person', () => {
    const ofPeople = Object.keys(schema.getTypeMap()).filter((name) => /^(Person|Viewer|CareerPost|Enrolment|Mentoring)/.test(name))
    expect(ofPeople).toEqual(expect.arrayContaining(['Person', 'Viewer']))
    expect(ofPeople.filter((name) => [...reachableFrom(name)].some((reached) => /equality/i.test(reached)))).toEqual([])
    for (const name of Object.keys(schema.getTypeMap()).filter((one) => /equality/i.test(one))) expect([...reachableFrom(name)].filter((reached) => /^(Person|Viewer|Membership)/.test(reached))).toEqual([])
  })

  const rootFields = () => [
    ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => ({ kind: 'query', field })),
    ...Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => ({ kind: 'mutation', field })),
  ]

  it('says what everything is: types, fields, arguments, values', () => {
    const silent: string[] = []
    const look = (name: string, { description }: { description?: string | null | undefined }) => {
      if (!description?.trim()) silent.push(name)
    }
    const lookInside = (name: string, fields: readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[]) => {
      for (const field of fields) {
        look(`${name}.${field.name}`, field)
        for (const argument of 'args' in field ? (field.args as readonly GraphQLArgument[]) : []) if (!PLAIN_ARGUMENT.test(argument.name)) look(`${name}.${field.name}(${argument.name})`, argument)
      }
    }
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue
      if (type !== schema.getQueryType() && type !== schema.getMutationType()) look(type.name, type)
      if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) lookInside(type.name, Object.values(type.getFields()))
      if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value)
    }
    expect(silent).toEqual([])
  })

  it('marks every query and mutation', () => {
    expect(rootFields().length).toBeGreaterThan(5)
    expect(rootFields().filter(({ field }) => field.extensions['allow'] === undefined).map(({ field }) => field.name)).toEqual([])
  })

  it('refuses everybody who is not signed in, on everything that is not public', async () => {
    const open: string[] = []
    for (const { kind, field } of rootFields().filter((root) => root.field.extensions['allow'] !== 'anyone')) {
      const { errors } = await platform.send(undefined, callOf(kind, field))
      if (errors?.[0]?.extensions.code !== 'UNAUTHENTICATED') open.push(`${field.name}: ${JSON.stringify(errors ?? 'answered')}`)
    }
    expect(open).toEqual([])
  })

  it('refuses an account that is not linked to a person, on everything for people', async () => {
    const open: string[] = []
    for (const { kind, field } of rootFields().filter((root) => root.field.extensions['allow'] === 'person')) {
      const { errors } = await platform.send(unlinked, callOf(kind, field))
      if (errors?.[0]?.extensions.code !== 'FORBIDDEN') open.push(`${field.name}: ${JSON.stringify(errors ?? 'answered')}`)
    }
    expect(open).toEqual([])
  })
})
