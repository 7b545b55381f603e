import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { randomBytes } from 'node:crypto';
import { ContractsService, parseTerms } from './contracts/index.js';
import { PeopleService } from './people/index.js';
import { AccountsService, type Actor, type Role } from './platform/index.js';
import { AppError, fenOf } from './shared/index.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const STAFF_ROLES = ['bank_manager', 'bank_auditor', 'vendor_manager'] as const;

class SetupOrder {
  @IsString() @MinLength(1) @MaxLength(40) code!: string;
  @IsString() @MinLength(1) @MaxLength(120) title!: string;
  @Matches(DATE) startsOn!: string;
  @Matches(DATE) endsOn!: string;
  /** Yuan with at most two decimals, as text. */
  @Matches(/^\d{1,15}(\.\d{1,2})?$/) ceilingYuan!: string;
}

class SetupPerson {
  @Matches(/^[a-z0-9._-]{2,60}$/) username!: string;
  @IsString() @MinLength(1) @MaxLength(80) displayName!: string;
  @IsIn(STAFF_ROLES) role!: (typeof STAFF_ROLES)[number];
}

class SetupAgent {
  @Matches(/^[a-z0-9._-]{2,60}$/) username!: string;
  @IsString() @MinLength(1) @MaxLength(60) displayName!: string;
  @IsString() @MinLength(1) @MaxLength(20) staffNo!: string;
  @IsString() @MinLength(1) @MaxLength(20) seat!: string;
}

/** A bank, its vendor, their contract with one order and its terms, and the people; see docs/setup-example.json. */
class SetupDocument {
  @IsString() @MinLength(1) @MaxLength(120) bank!: string;
  @IsString() @MinLength(1) @MaxLength(120) vendor!: string;
  @IsString() @MinLength(1) @MaxLength(40) contractCode!: string;
  @IsString() @MinLength(1) @MaxLength(120) contractTitle!: string;
  @IsString() @MaxLength(80) contact!: string;
  @IsString() @MinLength(1) @MaxLength(40) zone!: string;
  @Matches(DATE) startsOn!: string;
  @Matches(DATE) endsOn!: string;
  @IsObject() terms!: object;
  @IsObject() @ValidateNested() @Type(() => SetupOrder) order!: SetupOrder;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SetupPerson)
  staff!: SetupPerson[];
  @IsArray() @ArrayMaxSize(2000) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => SetupAgent) agents!: SetupAgent[];
}

export interface SetupServices {
  contracts: ContractsService;
  people: PeopleService;
  accounts: AccountsService;
}

export interface NewLogin {
  username: string;
  role: Role;
  password: string;
}

/** Sets up a contract through the services; answers the new accounts with their first passwords, which are shown once. */
export async function setUpContract({ contracts, people, accounts }: SetupServices, actor: Actor, given: unknown): Promise<NewLogin[]> {
  const setup = checked(given);
  const bankId = await contracts.createParty(actor, 'bank', setup.bank);
  const vendorId = await contracts.createParty(actor, 'vendor', setup.vendor);
  const { startsOn, endsOn, zone, contact } = setup;
  const contractId = await contracts.createContract(actor, {
    ...{ code: setup.contractCode, title: setup.contractTitle, bankId, vendorId, template: 'L' as const, startsOn, endsOn, zone, contact },
    demo: false,
  });
  await contracts.addTerms(actor, contractId, startsOn, setup.terms, null);
  const { ceilingYuan, ...order } = setup.order;
  await contracts.addOrder(actor, { ...order, contractId, ceilingFen: fenOf(ceilingYuan) });
  const logins: NewLogin[] = [];
  const open = async (username: string, displayName: string, role: Role, partyId: string, agentId: string | null): Promise<void> => {
    const password = randomBytes(12).toString('base64url');
    await accounts.create(actor, { username, displayName, role, partyId, agentId, password });
    logins.push({ username, role, password });
  };
  for (const { username, displayName, role } of setup.staff)
    await open(username, displayName, role, role === 'vendor_manager' ? vendorId : bankId, null);
  for (const { username, displayName, staffNo, seat } of setup.agents) {
    const agentId = await people.createAgent(actor, { contractId, staffNo, displayName, seat });
    await open(username, displayName, 'agent', vendorId, agentId);
  }
  return logins;
}

/** Checks the whole document before anything is written; names each wrong field. */
function checked(given: unknown): SetupDocument {
  const setup = plainToInstance(SetupDocument, given ?? {});
  const problems = validateSync(setup, { whitelist: true, forbidNonWhitelisted: true });
  if (problems.length > 0) {
    throw new AppError('validation_failed', {
      errors: problems.map(({ property, constraints }) => ({
        field: property,
        reason: Object.values(constraints ?? { nested: 'has wrong fields' }).join(', '),
      })),
    });
  }
  parseTerms(setup.terms);
  return setup;
}
