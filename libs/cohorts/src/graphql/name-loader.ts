import type { PeopleService } from '#directory'
import type { PersonId } from '#kernel'
import type { FilesService, StoredFileRow } from '#platform/files'
import type { LoaderDefinition } from '#platform/graphql'

/** Names of people whom the viewer was shown already by id. */
export const nameLoader = (people: PeopleService): LoaderDefinition<PersonId, string> => ({ name: 'cohorts.name', load: (_ctx, ids) => people.nameOf(ids) })

/** Details of files of things that the viewer may see already. */
export const fileLoader = (files: FilesService): LoaderDefinition<string, StoredFileRow> => ({ name: 'cohorts.file', load: (_ctx, ids) => files.byIds(ids) })
