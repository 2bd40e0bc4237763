import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { MentoringDataModule } from '../../data/mentoring-data.module.js'
import { SchemesModule } from '../schemes/schemes.module.js'
import { StandingModule } from '../standing/standing.module.js'
import { PreferencesService } from './preferences.service.js'
import { ProfileSectionsService } from './profile-sections.service.js'
import { ProfileWriter } from './profile-writer.js'
import { ProfilesService } from './profiles.service.js'

/** People's parts in schemes. */
@Module({
  imports: [AuditModule, DirectoryModule, MentoringDataModule, SchemesModule, StandingModule],
  providers: [PreferencesService, ProfileSectionsService, ProfileWriter, ProfilesService],
  exports: [MentoringDataModule, PreferencesService, ProfileSectionsService, ProfileWriter, ProfilesService],
})
export class ProfilesModule {}
