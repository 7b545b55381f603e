import { Module } from '@nestjs/common';
import { registerEntities } from '../platform/index.js';
import { Contract, ContractOrder, ContractTerms, Party } from './contract.entity.js';
import { ContractsController } from './contracts.controller.js';
import { ContractsService } from './contracts.service.js';

registerEntities(Party, Contract, ContractOrder, ContractTerms);

@Module({ controllers: [ContractsController], providers: [ContractsService], exports: [ContractsService] })
export class ContractsModule {}
