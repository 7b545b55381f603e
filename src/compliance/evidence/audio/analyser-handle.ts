import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AnalyserMessage, AnalyserQuestion } from './analyser/analyser-process.js';
import { failure, type AnalysisFailure, type AnalysisLimits, type AnalysisRequest, type AnalysisResult } from './analysis.js';

const PROGRAM = fileURLToPath(new URL('./analyser/analyser-process.js', import.meta.url));
const MEMORY_LOOK_MS = 50;
/** What the analyser needs of the product's environment: no address, no key. */
const ENVIRONMENT = ['PATH', 'LANG', 'TZ', 'LD_LIBRARY_PATH'];

/** One analysing process and the call it works on. */
export class AnalyserHandle {
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;
  private isOver = false;
  /** Told to end: whatever is asked of it now would be lost. */
  private isEnding = false;
  private asked = 0;
  private stage: 'start' | 'model' | 'audio' = 'start';
  private idle: NodeJS.Timeout | null = null;
  private settle: ((result: AnalysisResult) => void) | null = null;

  /** Starts the process at once; it loads its model with the first call. */
  constructor(
    private readonly modelPath: string,
    memoryMb: number,
  ) {
    this.child = fork(PROGRAM, [], {
      serialization: 'advanced',
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
      env: Object.fromEntries(ENVIRONMENT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
      execArgv: [...process.execArgv.filter((flag) => !flag.startsWith('--inspect')), `--max-old-space-size=${memoryMb}`],
    });
    this.exited = new Promise((resolve) => {
      const over = () => {
        this.isOver = true;
        this.settle?.(this.deathResult());
        resolve();
      };
      this.child.once('exit', over);
      this.child.once('error', over);
    });
    this.child.on('message', (message: AnalyserMessage) => {
      if (message.kind === 'stage') this.stage = message.stage;
      else this.settle?.(message.answer);
    });
    // Written to a process that is dying: its exit tells more than this error.
    this.child.stdin!.on('error', () => undefined);
    this.letGo();
  }

  isFitFor(modelPath: string, callsPerProcess: number): boolean {
    return !this.isOver && !this.isEnding && this.modelPath === modelPath && this.asked < callsPerProcess;
  }

  /** One call within its limits; a second may only be asked when this one is answered. Never throws. */
  async ask({ segments, modelPath }: AnalysisRequest, { timeoutMs, memoryMb, idleMs }: AnalysisLimits): Promise<AnalysisResult> {
    if (this.isOver) return failure('analyser_crashed', { stage: 'start' });
    if (this.idle) clearTimeout(this.idle);
    this.asked += 1;
    this.hold();
    const answered = new Promise<AnalysisResult>((resolve) => (this.settle = resolve));
    const killWith = (problem: AnalysisFailure) => {
      this.settle?.(problem);
      this.child.kill('SIGKILL');
    };
    const timer = setTimeout(() => killWith(failure('analyser_timeout', { limitMs: timeoutMs, stage: this.stage })), timeoutMs);
    const watch = setInterval(() => {
      const usedMb = residentMb(this.child.pid);
      if (usedMb !== null && usedMb > memoryMb) killWith(failure('analyser_memory', { limitMb: memoryMb, usedMb }));
    }, MEMORY_LOOK_MS);
    this.send({
      modelPath,
      segments: segments.map(({ segment, startedAtMs, bytes }) => ({ segment, startedAtMs, byteLength: bytes.length })),
    });
    for (const { bytes } of segments) this.child.stdin!.write(bytes);
    const result = await answered;
    this.settle = null;
    clearTimeout(timer);
    clearInterval(watch);
    this.letGo();
    this.idle = setTimeout(() => void this.end(), idleMs).unref();
    return result;
  }

  /** Ends the process and waits for its end. */
  async end(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    this.isEnding = true;
    if (this.isOver) return;
    this.hold();
    this.child.kill('SIGKILL');
    await this.exited;
  }

  private send(question: AnalyserQuestion): void {
    this.child.send(question, () => undefined);
  }

  private deathResult(): AnalysisFailure {
    return this.stage === 'model' ? failure('model_broken') : failure('analyser_crashed', { stage: this.stage });
  }

  /** While a call is examined the product waits for it; an idle process keeps nobody from ending. */
  private hold(): void {
    this.child.ref();
    this.child.channel?.ref();
  }

  private letGo(): void {
    this.child.unref();
    this.child.channel?.unref();
    (this.child.stdin as unknown as { unref(): void }).unref();
  }
}

/** Resident memory of a process, megabytes; null where the system does not tell (then only the heap's own limit holds). */
function residentMb(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1000);
  } catch {
    return null;
  }
}
