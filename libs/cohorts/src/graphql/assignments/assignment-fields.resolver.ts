import { Int, ResolveField, Resolver } from '@nestjs/graphql'
import { PeopleService } from '#directory'
import type { PersonId } from '#kernel'
import { FilesService, type StoredFileRow } from '#platform/files'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { AssignmentsService } from '../../application/assignments/assignments.service.js'
import type { AssignmentRow, AttemptRow } from '../../data/assignments/assignment.queries.js'
import { StoredFileType } from '../file.type.js'
import { fileLoader, nameLoader } from '../name-loader.js'
import { AssignmentType, SubmissionAttemptType } from './assignment.type.js'

@Resolver(() => AssignmentType)
export class AssignmentFieldsResolver {
  private readonly names: LoaderDefinition<PersonId, string>
  private readonly attemptsOf: LoaderDefinition<string, readonly AttemptRow[]>

  constructor(assignments: AssignmentsService, people: PeopleService) {
    this.names = nameLoader(people)
    this.attemptsOf = { name: 'cohorts.attempts', load: (_ctx, ids) => assignments.attemptsOf(ids) }
  }

  @ResolveField('learnerName', () => String, { nullable: true, description: 'Whose work it is.' })
  learnerName(row: AssignmentRow, _args: object, { loaders }: GraphqlContext): Promise<string | undefined> {
    return loaders.load(this.names, row.personId)
  }

  @ResolveField('attempts', () => [SubmissionAttemptType], { description: 'What was handed in, first to last, with what was written back.' })
  async attempts(row: AssignmentRow, _args: object, { loaders }: GraphqlContext): Promise<readonly AttemptRow[]> {
    return row.submissionId === null ? [] : ((await loaders.load(this.attemptsOf, row.submissionId)) ?? [])
  }

  @ResolveField('attemptCount', () => Int, { description: 'How often it was handed in.' })
  attemptCount(row: AssignmentRow): number {
    return row.attempts
  }

  @ResolveField('extended', () => Boolean, { description: 'Whether this learner has more time than others.' })
  extended(row: AssignmentRow): boolean {
    return row.extendedTo !== null
  }

  @ResolveField('resubmissionsLeft', () => Int, { description: 'How often returned work may still be handed in again.' })
  resubmissionsLeft(row: AssignmentRow): number {
    return Math.max(0, row.maxResubmissions - Math.max(0, row.attempts - 1))
  }
}

@Resolver(() => SubmissionAttemptType)
export class SubmissionAttemptFieldsResolver {
  private readonly files: LoaderDefinition<string, StoredFileRow>
  private readonly names: LoaderDefinition<PersonId, string>

  constructor(files: FilesService, people: PeopleService) {
    this.files = fileLoader(files)
    this.names = nameLoader(people)
  }

  @ResolveField('file', () => StoredFileType, { nullable: true, description: 'The file that was handed in.' })
  file(row: AttemptRow, _args: object, { loaders }: GraphqlContext): Promise<StoredFileRow | undefined> | null {
    return row.fileId === null ? null : loaders.load(this.files, row.fileId)
  }

  @ResolveField('markedByName', () => String, { nullable: true, description: 'Who marked it.' })
  markedByName(row: AttemptRow, _args: object, { loaders }: GraphqlContext): Promise<string | undefined> | null {
    return row.markedById === null ? null : loaders.load(this.names, row.markedById)
  }
}
