import { Module } from '@nestjs/common';
import { ComplianceModule } from '../compliance/index.js';
import { ContractsModule } from '../contracts/index.js';
import { registerEntities } from '../platform/index.js';
import { SettlementFacts } from './facts/settlement-facts.service.js';
import { LineCalls } from './line-calls.service.js';
import { Settlement } from './settlement.service.js';
import { StatementFiles } from './statement-files.service.js';
import { StatementViews } from './statement-views.service.js';
import { Statement, StatementEvent, StatementLine } from './statement.entity.js';
import { StatementsController } from './statements.controller.js';
import { StatementsService } from './statements.service.js';

registerEntities(Statement, StatementLine, StatementEvent);

@Module({
  imports: [ContractsModule, ComplianceModule],
  controllers: [StatementsController],
  providers: [Settlement, SettlementFacts, StatementFiles, StatementViews, StatementsService, LineCalls],
  exports: [Settlement, StatementsService],
})
export class BillingModule {}
