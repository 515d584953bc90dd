/** A fault of one field as the API reports it: JSON pointer, machine code, parameters of the text. */
export interface FieldProblem {
  pointer: string;
  code: string;
  parameters: Record<string, unknown>;
}

/** A refusal of the API (RFC 9457), or a request that never got an answer (`connection_failed`, status 0). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly errors: FieldProblem[] = [],
    readonly parameters: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = "ApiProblem";
  }

  /** True when trying again later may help: nothing is wrong with what was sent. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const connectionCodes: Record<number, string> = {
  401: "session_ended",
  403: "forbidden",
  404: "not_found",
  413: "body_too_large",
  429: "too_many_requests",
};

/** Read a refusal out of the body of an answer; gateways in between may answer without problem+json. */
export function problemOf(status: number, body: unknown): ApiProblem {
  if (typeof body !== "object" || body === null || !("code" in body) || typeof body.code !== "string") {
    return new ApiProblem(status, connectionCodes[status] ?? "internal_error");
  }
  const {
    errors,
    type: _type,
    title: _title,
    detail: _detail,
    status: _status,
    code,
    ...parameters
  } = body as Record<string, unknown>;
  const fields = Array.isArray(errors) ? (errors as Partial<FieldProblem>[]) : [];
  return new ApiProblem(
    status,
    String(code),
    fields.map((field) => ({
      pointer: field.pointer ?? "/",
      code: field.code ?? "invalid",
      parameters: field.parameters ?? {},
    })),
    parameters,
  );
}

/** The problem behind anything that was thrown; whatever is not ours is a fault of the connection. */
export function asProblem(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem ? thrown : new ApiProblem(0, "connection_failed");
}
