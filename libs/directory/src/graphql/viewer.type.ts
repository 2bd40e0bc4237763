import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { OrganisationType } from './organisation.type.js'

@ObjectType('ViewerRole', { description: 'A role that the signed-in person holds today.' })
export class ViewerRoleType {
  @Field(() => String, { description: 'The role.' }) role!: string
  /** Not shown: the key of the organisation field. */
  organisation!: Pick<OrganisationType, 'id' | 'name' | 'kind'>
}

@ObjectType('ViewerOrganisation', { description: 'An organisation, briefly.' })
export class ViewerOrganisationType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'Name for lists.' }) name!: string
  @Field(() => String, { description: 'See Organisation.kind.' }) kind!: string
}

@ObjectType('Viewer', { description: 'Who is signed in, with what a page\'s frame needs to know.' })
export class ViewerType {
  @Field(() => String, { description: 'person; unlinked for an account that is nobody here yet; machine for a program.' }) kind!: string
  @Field(() => ID, { nullable: true, description: 'The id of the person.' }) id!: string | null
  @Field(() => String, { nullable: true, description: 'The name of the person or program.' }) name!: string | null
  @Field(() => String, { nullable: true, description: 'Where Waymark writes to; of an unlinked account what it calls itself.' }) email!: string | null
  @Field(() => String, { nullable: true, description: 'Language: en or cy.' }) locale!: string | null
  @Field(() => [ViewerRoleType], { description: 'Roles held today.' }) roles!: readonly ViewerRoleType[]
  @Field(() => Boolean, { description: 'Whether somebody\'s applications come to them for approval, as manager or delegate.' }) hasReports!: boolean
  @Field(() => Int, { description: 'How many organisations have asked them to join.' }) joinOffers!: number
}
