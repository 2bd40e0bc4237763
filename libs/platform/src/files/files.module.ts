import { Global, Module } from '@nestjs/common'
import { FileDisk } from './file-disk.js'
import { FileReaders } from './file-readers.js'
import { FilesController } from './files.controller.js'
import { FilesService } from './files.service.js'
import { StoredFileQueries } from './stored-file.queries.js'
import { SweepFilesHandler } from './sweep-files.job.js'

/** The file store. One in a process: libs register with it who may read their files. */
@Global()
@Module({ providers: [FileDisk, FileReaders, FilesService, StoredFileQueries], exports: [FileDisk, FileReaders, FilesService] })
export class FilesModule {}

/** `POST /files` and `GET /files/:id`, for the API. */
@Module({ imports: [FilesModule], controllers: [FilesController] })
export class FilesHttpModule {}

/** Clearing up, for the worker. */
@Module({ imports: [FilesModule], providers: [SweepFilesHandler] })
export class FilesJobsModule {}
