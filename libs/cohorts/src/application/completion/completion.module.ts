import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { FilesModule } from '#platform/files'
import { CertificateQueries } from '../../data/completion/certificate.queries.js'
import { CompletionQueries } from '../../data/completion/completion.queries.js'
import { PlacesModule } from '../places/places.module.js'
import { StandingModule } from '../runs/standing.module.js'
import { CertificateIssuer } from './certificate-issuer.js'
import { CertificatesService } from './certificates.service.js'
import { CompletionRecordService } from './completion-record.service.js'
import { CompletionService } from './completion.service.js'
import { CreditCarrier } from './credit-carrier.js'
import { ProgressService } from './progress.service.js'

@Module({
  imports: [AuditModule, DirectoryModule, FilesModule, PlacesModule, StandingModule],
  providers: [CertificateQueries, CompletionQueries, CertificateIssuer, CreditCarrier, CertificatesService, CompletionRecordService, CompletionService, ProgressService],
  exports: [CertificatesService, CompletionRecordService, CompletionService, ProgressService],
})
export class CompletionModule {}
