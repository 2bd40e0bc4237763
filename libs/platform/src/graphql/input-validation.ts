import { BadRequestException, ValidationPipe } from '@nestjs/common'
import type { ValidationError } from 'class-validator'

const flatten = (errors: readonly ValidationError[], path: string): string[] =>
  errors.flatMap((error) => {
    const here = path === '' ? error.property : `${path}.${error.property}`
    return [...Object.values(error.constraints ?? {}).map((message) => (path === '' ? message : `${here}: ${message}`)), ...flatten(error.children ?? [], here)]
  })

/** Checks every argument against its class; the error names each field. */
export const inputValidation = (): ValidationPipe =>
  new ValidationPipe({ transform: true, forbidUnknownValues: false, exceptionFactory: (errors) => new BadRequestException(flatten(errors, '')) })
