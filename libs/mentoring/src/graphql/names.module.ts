import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { MentoringNames } from './names.js'

/** Names for every resolver of this lib. */
@Module({ imports: [DirectoryModule], providers: [MentoringNames], exports: [MentoringNames] })
export class MentoringNamesModule {}
