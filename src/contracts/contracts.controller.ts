import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Me, Permit, type Principal } from '../platform/index.js';
import { ContractsView } from './contracts.dto.js';
import { ContractsService } from './contracts.service.js';

@Controller('contracts')
export class ContractsController {
  constructor(private readonly contracts: ContractsService) {}

  /** The contracts of the asker's bank or vendor, with orders and every version of the terms. */
  @Get()
  @Permit('contract.read')
  @ApiOkResponse({ type: ContractsView })
  async list(@Me() me: Principal): Promise<ContractsView> {
    const contracts = await this.contracts.visibleTo(me);
    const { parties, orders, terms } = await this.contracts.details(contracts);
    const nameOf = (id: string): string => parties.find((party) => party.id === id)?.name ?? '';
    return {
      items: contracts.map(({ id, code, title, startsOn, endsOn, zone, template, contact, demo, bankId, vendorId }) => ({
        ...{ id, code, title, startsOn, endsOn, zone, template, contact, demo },
        // The vendor's pages carry no bank's name (L7).
        bank: me.role === 'vendor_manager' ? '' : nameOf(bankId),
        vendor: nameOf(vendorId),
        orders: orders
          .filter((order) => order.contractId === id)
          .map((order) => ({ ...order, ceilingFen: order.ceilingFen.toString() }))
          .map(({ contractId: _contract, ...order }) => order),
        terms: terms
          .filter((row) => row.contractId === id)
          .map(({ version, effectiveOn, note, document }) => ({ version, effectiveOn, note, document })),
      })),
    };
  }
}
