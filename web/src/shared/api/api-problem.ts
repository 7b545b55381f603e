import type { Facts } from '../api-types';

export interface FieldProblem {
  field: string;
  reason: string;
}

/** A refusal of the server (RFC 9457), or `unreachable` when no answer came. */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly facts: Facts = {},
    readonly errors: FieldProblem[] = [],
    readonly requestId: string | null = null,
  ) {
    super(code);
    this.name = 'ApiProblem';
  }

  static from(error: unknown): ApiProblem {
    return error instanceof ApiProblem ? error : new ApiProblem('unexpected', 0);
  }

  errorOf(field: string): FieldProblem | undefined {
    return this.errors.find((error) => error.field === field || error.field.endsWith(`.${field}`));
  }
}

interface ProblemBody {
  code?: string;
  facts?: Facts;
  errors?: FieldProblem[];
  requestId?: string;
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  return new ApiProblem(body.code ?? 'internal', response.status, body.facts ?? {}, body.errors ?? [], body.requestId ?? null);
}
