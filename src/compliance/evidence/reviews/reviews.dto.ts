import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../../../platform/index.js';
import { OUTCOME_CODES, type OutcomeCode } from '../../../shared/index.js';
import { DECISIONS, type Decision, HEARD, type Heard, REVIEW_STATES, type ReviewState } from './review-states.js';

const QUEUES = ['open', 'appealed', 'decided'] as const;
export type ReviewQueue = (typeof QUEUES)[number];

export class ReviewsQuery {
  @MayBeLeftOut() @IsIn(QUEUES) @ApiProperty({ required: false, enum: QUEUES }) queue?: ReviewQueue;
  /** Where the queue goes on; the queue's own word, not an id. */
  @MayBeLeftOut() @Matches(/^\d{1,6}\.\d{1,20}$/) @ApiProperty({ required: false }) cursor?: string;
}

export class PeaksQuery {
  /** Columns a channel; more than there are gives all: 100 a second. */
  @MayBeLeftOut() @Matches(/^\d{2,6}$/) @ApiProperty({ required: false }) columns?: string;
}

export class AnswerBody {
  @IsIn(HEARD) @ApiProperty({ enum: HEARD }) heard!: Heard;
}

export class DecisionBody {
  @IsIn(DECISIONS) @ApiProperty({ enum: DECISIONS }) decision!: Decision;
  /** The vendor reads it. */
  @IsString() @MinLength(4) @MaxLength(500) @ApiProperty() reason!: string;
  /** How many decisions the person saw; another number means that somebody else has decided meanwhile. */
  @IsInt() @Min(0) @Max(1000) @ApiProperty() decisionsSeen!: number;
}

export class AppealBody {
  @IsString() @MinLength(10) @MaxLength(1000) @ApiProperty() reason!: string;
}

/** One line of the desk's queue. It looks alike, flagged or drawn by chance: no claim, no risk, no origin. */
export class ReviewItem {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'How people name the call, e.g. 20261019-412' }) callRef!: string;
  @ApiProperty() seat!: string;
  @ApiProperty() workOn!: string;
  @ApiProperty({ type: String, nullable: true }) placedAt!: string | null;
  @ApiProperty({ type: Number, nullable: true }) talkSeconds!: number | null;
  @ApiProperty({ enum: REVIEW_STATES }) state!: ReviewState;
  @ApiProperty({ enum: DECISIONS, nullable: true, description: 'Only in the queue of decided ones' }) decision!: Decision | null;
}

export class ReviewCounts {
  @ApiProperty() open!: number;
  @ApiProperty() appealed!: number;
  @ApiProperty() decidedToday!: number;
  @ApiProperty({ description: 'Ended calls with an outcome that wait for their examination' }) waiting!: number;
  @ApiProperty() cannotBeExamined!: number;
}

export class ReviewsPage {
  @ApiProperty({ type: [ReviewItem] }) items!: ReviewItem[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
  @ApiProperty({ type: ReviewCounts }) counts!: ReviewCounts;
}

/** All times are milliseconds on the call's own axis, which begins when it was placed. */
export class SpanView {
  @ApiProperty() fromMs!: number;
  @ApiProperty() toMs!: number;
}

export class ToneView extends SpanView {
  @ApiProperty({ enum: ['ringback', 'busy', 'congestion', 'vacant_number', 'beep'] }) kind!:
    'ringback' | 'busy' | 'congestion' | 'vacant_number' | 'beep';
  @ApiProperty() cycles!: number;
}

export class SegmentView extends SpanView {
  @ApiProperty({ enum: ['before_answer', 'talk'] }) segment!: 'before_answer' | 'talk';
}

export class LanesView {
  @ApiProperty({ type: [SpanView] }) agentSpeech!: SpanView[];
  @ApiProperty({ type: [SpanView] }) customerSpeech!: SpanView[];
  @ApiProperty({ type: [SpanView], description: 'Where both people are in one channel' }) mixedSpeech!: SpanView[];
  @ApiProperty({ type: [SpanView] }) echo!: SpanView[];
  @ApiProperty({ type: [ToneView] }) tones!: ToneView[];
}

export class PbxEventView {
  @ApiProperty({ enum: ['placed', 'dialled', 'ringing', 'answered', 'ended'] }) kind!:
    'placed' | 'dialled' | 'ringing' | 'answered' | 'ended';
  @ApiProperty() atMs!: number;
}

export class PbxView {
  @ApiProperty({ type: [PbxEventView] }) events!: PbxEventView[];
  @ApiProperty({ type: Number, nullable: true }) q850Cause!: number | null;
  @ApiProperty({ type: Number, nullable: true }) sipCode!: number | null;
  @ApiProperty({ type: String, nullable: true }) hungUpBy!: string | null;
  @ApiProperty() lost!: boolean;
}

export class ClaimFieldsView {
  @ApiProperty({ type: Number, nullable: true }) amountYuan!: number | null;
  @ApiProperty({ type: String, nullable: true }) applyChannel!: string | null;
  @ApiProperty({ type: String, nullable: true }) callbackAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
}

/** What the agent recorded. Sealed until the person has said what is to be heard. */
export class ClaimView {
  @ApiProperty({ enum: OUTCOME_CODES }) code!: OutcomeCode;
  @ApiProperty() recordedAt!: string;
  @ApiProperty({ description: 'On the axis of the call; may lie after its end' }) atMs!: number;
  @ApiProperty() confirmedAgainstRecord!: boolean;
  @ApiProperty({ type: ClaimFieldsView }) fields!: ClaimFieldsView;
}

export const CHECK_CODES = [
  'outcome_and_pbx',
  'customer_speech',
  'agent_speech',
  'tones',
  'recording_and_talk',
  'integrity',
  'outcome_saved',
  'earlier_intents',
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

/** One line of the table of checks, the same lines for every call; the page has the words. */
export class CheckView {
  @ApiProperty({ enum: CHECK_CODES }) code!: CheckCode;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
}

export class FindingView {
  @ApiProperty() code!: string;
  @ApiProperty({ enum: ['contradiction', 'attention'] }) grade!: 'contradiction' | 'attention';
  @ApiProperty() weight!: number;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
}

/** What stays hidden until the person has decided, so that the sample stays blind. */
export class RevealedView {
  @ApiProperty({ type: [FindingView] }) findings!: FindingView[];
  @ApiProperty() risk!: number;
  @ApiProperty({ enum: ['flag', 'sample', 'both'] }) origin!: 'flag' | 'sample' | 'both';
}

export class DecisionView {
  @ApiProperty() version!: number;
  @ApiProperty({ enum: ['review', 'appeal'] }) stage!: 'review' | 'appeal';
  @ApiProperty() by!: string;
  @ApiProperty({ enum: HEARD, nullable: true }) heard!: Heard | null;
  @ApiProperty({ enum: DECISIONS }) decision!: Decision;
  @ApiProperty() reason!: string;
  @ApiProperty() at!: string;
}

export class AppealView {
  @ApiProperty() reason!: string;
  @ApiProperty() by!: string;
  @ApiProperty() at!: string;
}

export class AppealTermView {
  @ApiProperty({ type: String, nullable: true, description: 'Last day on which the vendor may appeal' }) untilOn!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'The year whose calendar is missing to compute it' })
  missingYear!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Working days left, today included; negative: over' })
  workingDaysLeft!: number | null;
}

const RECORDINGS = ['playable', 'none', 'altered', 'unreadable', 'pending'] as const;

export class ProblemView {
  @ApiProperty() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
}

export class ReviewView {
  @ApiProperty() id!: string;
  @ApiProperty() caseId!: string;
  @ApiProperty({ type: String, nullable: true }) callId!: string | null;
  @ApiProperty() callRef!: string;
  @ApiProperty({ enum: REVIEW_STATES }) state!: ReviewState;
  @ApiProperty({ enum: ['review', 'appeal'], description: 'Which decision is to be made' }) stage!: 'review' | 'appeal';
  @ApiProperty() seat!: string;
  @ApiProperty() agentName!: string;
  @ApiProperty() workOn!: string;
  @ApiProperty({ type: String, nullable: true }) placedAt!: string | null;
  @ApiProperty({ description: 'Length of the axis' }) durationMs!: number;
  @ApiProperty({ type: Number, nullable: true }) talkSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: '2: one a leg; 1: mono' }) channels!: number | null;
  @ApiProperty({ enum: RECORDINGS }) recording!: (typeof RECORDINGS)[number];
  @ApiProperty({ type: [SegmentView] }) segments!: SegmentView[];
  @ApiProperty({ description: 'Whether the analyser could work; lanes are empty otherwise' }) examined!: boolean;
  @ApiProperty({ type: ProblemView, nullable: true, description: 'Why the call cannot be examined' }) problem!: ProblemView | null;
  @ApiProperty({ type: LanesView }) lanes!: LanesView;
  @ApiProperty({ type: PbxView, nullable: true }) pbx!: PbxView | null;
  @ApiProperty({ description: 'Whether the person has listened to it' }) listened!: boolean;
  @ApiProperty({ enum: HEARD, nullable: true }) heard!: Heard | null;
  @ApiProperty({ type: ClaimView, nullable: true }) claim!: ClaimView | null;
  @ApiProperty({ type: [CheckView], nullable: true }) checks!: CheckView[] | null;
  @ApiProperty({ type: RevealedView, nullable: true }) revealed!: RevealedView | null;
  @ApiProperty({
    type: [DecisionView],
    description: "Empty until the person's own decision; an appeal shows the first ones after the answer",
  })
  decisions!: DecisionView[];
  @ApiProperty({ description: 'For `decisionsSeen`' }) decisionsCount!: number;
  @ApiProperty({ type: AppealView, nullable: true }) appeal!: AppealView | null;
  @ApiProperty({ type: AppealTermView, nullable: true }) appealTerm!: AppealTermView | null;
  @ApiProperty({ type: [String], description: 'What the asker may do now: answer, decide, revise, close_appeal' }) actions!: string[];
}

/** The loudness of both channels over the whole axis, as base64 of unsigned bytes, 255 the loudest. */
export class PeaksView {
  @ApiProperty() durationMs!: number;
  @ApiProperty() columns!: number;
  @ApiProperty() agent!: string;
  @ApiProperty() customer!: string;
}

/** Share of false records as the decided random sample estimates it, with its 95 % interval (Wilson). */
export class RateView {
  @ApiProperty() contractId!: string;
  @ApiProperty() contractTitle!: string;
  @ApiProperty() from!: string;
  @ApiProperty() to!: string;
  @ApiProperty() outcomes!: number;
  @ApiProperty() sampled!: number;
  @ApiProperty() decided!: number;
  @ApiProperty() falseRecords!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Basis points, weighted by stratum' }) rateBps!: number | null;
  @ApiProperty({ type: Number, nullable: true }) lowBps!: number | null;
  @ApiProperty({ type: Number, nullable: true }) highBps!: number | null;
}

export class RatesView {
  @ApiProperty({ type: [RateView] }) items!: RateView[];
}

export class RetriedView {
  @ApiProperty({ description: 'Calls that will be examined once more' }) retried!: number;
}
