import { Global, Module } from '@nestjs/common';
import { IdempotencyKey } from '../database/idempotency-key.entity.js';
import { registerEntities } from '../database/entities.js';
import { AuditController } from './audit.controller.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerifier } from './audit-verifier.js';

registerEntities(AuditEntry, IdempotencyKey);

@Global()
@Module({
  controllers: [AuditController],
  providers: [AuditSealer, AuditTrail, AuditVerifier],
  exports: [AuditSealer, AuditTrail, AuditVerifier],
})
export class AuditModule {}
