import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Draws a certificate's PDF and puts it into the file store, so that it is there when somebody asks. */
export const renderCertificateJob = defineJob({ name: 'cohorts.render-certificate', payload: z.object({ certificateId: z.uuid() }), queue: 'bulk' })
