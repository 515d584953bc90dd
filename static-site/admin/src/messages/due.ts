/** Whether the last day for an answer is over where the brand does its business. */
export function isOverdue(answerBy: string | null | undefined, timeZone: string, now = new Date()): boolean {
  if (!answerBy) return false;
  // Swedish dates are ISO dates.
  return answerBy < new Intl.DateTimeFormat("sv", { timeZone }).format(now);
}
