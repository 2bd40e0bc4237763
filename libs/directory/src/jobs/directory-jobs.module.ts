import { Module } from '@nestjs/common'
import { DirectoryModule } from '../directory.module.js'
import { ApplyReorganisationsHandler } from './apply-reorganisations.handler.js'
import { ForgetRefusalsHandler } from './forget-refusals.handler.js'
import { TransferJobsModule } from './transfer-jobs.module.js'

/** The handlers of this lib's background work, for the worker. */
@Module({ imports: [DirectoryModule, TransferJobsModule], providers: [ApplyReorganisationsHandler, ForgetRefusalsHandler] })
export class DirectoryJobsModule {}
