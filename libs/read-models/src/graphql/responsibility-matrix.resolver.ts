import { Args, Context, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { type MatrixCellView, ResponsibilityMatrixService } from '../application/responsibility-matrix.service.js'
import { MatrixCellType } from './responsibility-matrix.type.js'

@Resolver(() => MatrixCellType)
export class ResponsibilityMatrixResolver {
  constructor(private readonly matrix: ResponsibilityMatrixService) {}

  @Query(() => [MatrixCellType], {
    name: 'responsibilityMatrix',
    complexity: ({ childComplexity }) => 36 * childComplexity,
    description: 'Who answers for what, what is on offer there, and where the gaps and overlaps are: six bodies by six areas, in their order.',
  })
  @Allow()
  cells(
    @Context('ctx') ctx: Ctx,
    @Args('audience', { type: () => String, nullable: true, description: 'Only what is for this audience or for everybody.' }) audience: string | null,
  ): Promise<readonly MatrixCellView[]> {
    return this.matrix.matrix(ctx, audience ?? undefined)
  }
}
