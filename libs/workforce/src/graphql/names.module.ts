import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { WorkforceNames } from './names.js'

/** Names for every resolver of this lib. */
@Module({ imports: [DirectoryModule], providers: [WorkforceNames], exports: [WorkforceNames] })
export class WorkforceNamesModule {}
