/** Round numbers for the axis of a chart. */

/**
 * Marks of an axis from 0 to at least the given maximum, at round steps, about as many as wanted.
 *
 * An empty chart gets 0 and 1, so that it still has an axis.
 */
export function axisMarks(maximum: number, wanted = 4): number[] {
  if (!(maximum > 0)) return [0, 1];
  const rough = maximum / wanted;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= rough);
  const size = step ?? rough;
  const count = Math.ceil(maximum / size - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * size).toPrecision(12)));
}
