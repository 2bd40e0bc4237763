import { Args, Context, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { StaffTablesService } from '../../application/figures/staff-tables.service.js'
import { AreaArgs } from '../gap/gap.input.js'
import { PublishedDigitalStaffType } from './published-staff.type.js'

@Resolver(() => PublishedDigitalStaffType)
export class PublishedStaffResolver {
  constructor(private readonly tables: StaffTablesService) {}

  @Query(() => PublishedDigitalStaffType, { description: 'Digital staff by role family and characteristic. Of an organisation for its own people, of the nation and its regions for those who plan: under the same protection.' })
  @Allow()
  async publishedDigitalStaff(@Context('ctx') ctx: Ctx, @Args() { area }: AreaArgs): Promise<PublishedDigitalStaffType> {
    const { families, characteristics, regions, ...rest } = await this.tables.of(ctx, area)
    return { ...rest, regions: [...regions], families: [...families], characteristics: characteristics.map((one) => ({ ...one, answers: one.answers.map((answer) => ({ ...answer, byFamily: [...answer.byFamily] })) })) }
  }
}
