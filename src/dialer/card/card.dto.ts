import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { MayBeLeftOut } from '../../platform/index.js';
import { APPLY_CHANNELS, OUTCOME_CODES, type OutcomeCode, REFUSAL_REASONS } from '../../shared/index.js';

const ID = /^\d{1,20}$/;

export const CARD_STATES = [
  'ready',
  'prepared',
  'placing',
  'agent_ringing',
  'ringing',
  'talking',
  'wrap_up',
  'checking',
  'by_hand',
  'withdrawn',
  'paused',
] as const;
export type CardState = (typeof CARD_STATES)[number];

export class NextBody {
  /** The state the screen showed; a stale one does nothing. */
  @MayBeLeftOut() @IsString() @MaxLength(80) @ApiProperty({ required: false }) revision?: string;
}

export class DialBody extends NextBody {
  @Matches(ID) @ApiProperty() cardId!: string;
  @IsInt() @Min(0) @Max(20) @ApiProperty() phoneIndex!: number;
}

export class HangUpBody {
  @Matches(ID) @ApiProperty() callId!: string;
}

export class GiveBackBody {
  @Matches(ID) @ApiProperty() cardId!: string;
  @Matches(ID) @ApiProperty() callId!: string;
}

export class PauseBody {
  @IsIn(['break', 'training', 'meeting']) @ApiProperty({ enum: ['break', 'training', 'meeting'] }) reason!:
    'break' | 'training' | 'meeting';
}

export class OutcomeFieldsBody {
  @MayBeLeftOut() @IsInt() @ApiProperty({ required: false }) amountYuan?: number;
  @MayBeLeftOut()
  @IsIn(APPLY_CHANNELS)
  @ApiProperty({ required: false, enum: APPLY_CHANNELS })
  applyChannel?: (typeof APPLY_CHANNELS)[number];
  @MayBeLeftOut() @IsISO8601({ strict: true }) @ApiProperty({ required: false }) callbackAt?: string;
  @MayBeLeftOut() @IsIn(REFUSAL_REASONS) @ApiProperty({ required: false, enum: REFUSAL_REASONS }) reason?: (typeof REFUSAL_REASONS)[number];
  @MayBeLeftOut() @IsString() @MaxLength(500) @ApiProperty({ required: false }) note?: string;
}

export class OutcomeBody {
  @Matches(ID) @ApiProperty() cardId!: string;
  @Matches(ID) @ApiProperty() callId!: string;
  @IsIn(OUTCOME_CODES) @ApiProperty({ enum: OUTCOME_CODES }) code!: OutcomeCode;
  @IsBoolean() @ApiProperty() confirmed!: boolean;
  @IsObject() @ValidateNested() @Type(() => OutcomeFieldsBody) @ApiProperty({ type: OutcomeFieldsBody }) fields!: OutcomeFieldsBody;
}

export class RefusalView {
  @ApiProperty() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
}

export class CardAgentView {
  @ApiProperty() displayName!: string;
  @ApiProperty() staffNo!: string;
  @ApiProperty() seat!: string;
  /** `unknown`: the telephone system does not say; a call may be tried. */
  @ApiProperty({ enum: ['online', 'offline', 'unknown'] }) phone!: 'online' | 'offline' | 'unknown';
  /** Whether the seat's telephone lives in the agent's browser. */
  @ApiProperty() softphone!: boolean;
}

export class CardCampaignView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
}

export class CardListView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}

export class CardWindowView {
  @ApiProperty() zone!: string;
  @ApiProperty() open!: boolean;
  @ApiProperty({ type: String, nullable: true }) closesAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) opensAt!: string | null;
}

export class CardCountersView {
  @ApiProperty() calls!: number;
  @ApiProperty() cap!: number;
  @ApiProperty() intents!: number;
  @ApiProperty() target!: number;
  @ApiProperty() intentsExpectedByNow!: number;
}

export class CardPhoneView {
  @ApiProperty() index!: number;
  @ApiProperty() masked!: string;
  @ApiProperty() usable!: boolean;
  @ApiProperty({ type: String, nullable: true }) problem!: string | null;
}

export class CardAttributeView {
  @ApiProperty() name!: string;
  @ApiProperty() value!: string;
}

export class EarlierContactView {
  @ApiProperty() at!: string;
  @ApiProperty({ enum: OUTCOME_CODES }) outcome!: OutcomeCode;
  @ApiProperty({ type: Number, nullable: true }) ringSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) talkSeconds!: number | null;
}

export class CardCustomerView {
  @ApiProperty() cardId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) region!: string | null;
  @ApiProperty({ type: String, nullable: true }) product!: string | null;
  @ApiProperty({ type: String, nullable: true }) applyAt!: string | null;
  @ApiProperty({ type: [CardAttributeView] }) attributes!: CardAttributeView[];
  @ApiProperty({ type: [CardPhoneView] }) phones!: CardPhoneView[];
  @ApiProperty() isCallback!: boolean;
  @ApiProperty({ type: String, nullable: true }) callbackAt!: string | null;
  @ApiProperty({ type: [EarlierContactView] }) earlierContacts!: EarlierContactView[];
}

export class CardScriptPart {
  @ApiProperty() key!: string;
  @ApiProperty() title!: string;
  @ApiProperty() text!: string;
}

export class CardScriptView {
  @ApiProperty() title!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ enum: ['zh-CN', 'en'] }) language!: 'zh-CN' | 'en';
  @ApiProperty() opening!: string;
  @ApiProperty({ type: [CardScriptPart] }) sections!: CardScriptPart[];
  @ApiProperty({ type: [CardScriptPart] }) objections!: CardScriptPart[];
}

export class CardByHandView {
  @ApiProperty({ description: 'How often the number was shown' }) reveals!: number;
}

export class CardCallView {
  @ApiProperty() callId!: string;
  @ApiProperty() phoneIndex!: number;
  @ApiProperty() masked!: string;
  @ApiProperty() placedAt!: string;
  @ApiProperty({ type: String, nullable: true }) ringingAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) answeredAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) endedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['customer', 'agent', 'network', 'system'] }) hungUpBy!:
    'customer' | 'agent' | 'network' | 'system' | null;
  @ApiProperty({ type: Number, nullable: true }) q850Cause!: number | null;
  @ApiProperty({ type: Number, nullable: true }) ringSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) talkSeconds!: number | null;
  /** Of a call dialled by hand; its times here are what the agent said. */
  @ApiProperty({ type: CardByHandView, nullable: true }) byHand!: CardByHandView | null;
}

export class OutcomeChoiceView {
  @ApiProperty({ enum: OUTCOME_CODES }) code!: OutcomeCode;
  @ApiProperty({ enum: ['yes', 'no', 'confirm'] }) allowed!: 'yes' | 'no' | 'confirm';
  @ApiProperty({ type: String, nullable: true, enum: ['not_answered', 'answered', 'call_not_ended', 'no_call', 'rang_too_briefly'] })
  why!: 'not_answered' | 'answered' | 'call_not_ended' | 'no_call' | 'rang_too_briefly' | null;
  /** Seconds of ringing that were missing, with `rang_too_briefly`. */
  @ApiProperty({ type: Number, nullable: true }) missingSeconds!: number | null;
  @ApiProperty({ type: [String] }) required!: string[];
  @ApiProperty({ type: [String] }) optional!: string[];
}

export class HoursView {
  @ApiProperty() start!: string;
  @ApiProperty() end!: string;
}

export class CallbackDayView {
  @ApiProperty() day!: string;
  @ApiProperty({ type: [HoursView] }) windows!: HoursView[];
}

export class CallbackWindowView {
  @ApiProperty() from!: string;
  @ApiProperty() to!: string;
  /** The days on which a callback may be promised, with their calling hours: weekends and official days off are left out. */
  @ApiProperty({ type: [CallbackDayView] }) days!: CallbackDayView[];
}

/** One call of the day as its own agent may look back on it: no number, the surname alone. */
export class DayCallView {
  @ApiProperty() callId!: string;
  @ApiProperty() placedAt!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: Number, nullable: true }) ringSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) talkSeconds!: number | null;
  /** From the end of the call to the outcome. */
  @ApiProperty({ type: Number, nullable: true }) wrapUpSeconds!: number | null;
  @ApiProperty({ type: String, nullable: true, enum: OUTCOME_CODES }) outcome!: OutcomeCode | null;
  @ApiProperty({ type: String, nullable: true }) callbackAt!: string | null;
  /** `not_dialled`: the customer was never rung, the call does not count. `no_outcome`: it was closed without one. */
  @ApiProperty({ enum: ['open', 'recorded', 'not_dialled', 'no_outcome'] }) state!: 'open' | 'recorded' | 'not_dialled' | 'no_outcome';
}

export class DayHistoryView {
  @ApiProperty() workOn!: string;
  @ApiProperty({ type: [DayCallView] }) calls!: DayCallView[];
}

export class CardView {
  @ApiProperty({ enum: CARD_STATES }) state!: CardState;
  @ApiProperty() revision!: string;
  @ApiProperty() serverNow!: string;
  @ApiProperty({ type: RefusalView, nullable: true }) refusal!: RefusalView | null;
  @ApiProperty({ type: CardAgentView }) agent!: CardAgentView;
  @ApiProperty({ type: CardCampaignView, nullable: true }) campaign!: CardCampaignView | null;
  @ApiProperty({ type: CardListView, nullable: true }) list!: CardListView | null;
  @ApiProperty({ type: CardWindowView }) window!: CardWindowView;
  @ApiProperty({ type: CardCountersView }) counters!: CardCountersView;
  @ApiProperty() pauseAfterCall!: boolean;
  @ApiProperty({ type: CardCustomerView, nullable: true }) customer!: CardCustomerView | null;
  @ApiProperty({ type: CardScriptView, nullable: true }) script!: CardScriptView | null;
  @ApiProperty({ type: CardCallView, nullable: true }) call!: CardCallView | null;
  @ApiProperty({ type: [OutcomeChoiceView] }) outcomes!: OutcomeChoiceView[];
  @ApiProperty({ type: CallbackWindowView }) callbackWindow!: CallbackWindowView;
}
