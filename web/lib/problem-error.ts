/** What is wrong with one field of what was sent. */
export interface FieldProblem {
  path: string;
  expected: string;
  example?: string;
}

/** Something that the API refused, or that did not come to it (status 0). */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: readonly FieldProblem[];

  constructor(problem: unknown, status: number) {
    const { code, detail, errors } = (problem ?? {}) as Partial<{
      code: string;
      detail: string;
      errors: FieldProblem[];
    }>;
    super(detail ?? `HTTP ${status}`);
    this.code = code ?? (status === 0 ? 'unreachable' : 'internal');
    this.status = status;
    this.fields = errors ?? [];
  }
}
