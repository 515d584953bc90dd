/**
 * Rewrites a trace so that each task took as long as the processor worked on it (`tdur`), instead of as long
 * as it lasted (`dur`): while a page loads, the local cloud, its functions and the audit itself share the
 * machine's cores with the browser, and Lighthouse counts every moment of waiting four times.
 */
export function byProcessorTime(trace) {
  for (const events of threadsOf(trace)) {
    const tasks = events
      .filter((event) => event.name === "RunTask" && event.ph === "X" && event.tdur !== undefined)
      .map(({ ts, dur, tts, tdur }) => ({ ts, dur, tts, tdur }))
      .sort((one, other) => one.ts - other.ts);
    for (const event of events) {
      const task = event.ts ? taskAt(tasks, event.ts) : null;
      if (task) shorten(event, task);
    }
  }
}

function threadsOf(trace) {
  const threads = new Map();
  for (const event of trace.traceEvents) {
    const name = `${event.pid}/${event.tid}`;
    if (!threads.has(name)) threads.set(name, []);
    threads.get(name).push(event);
  }
  return threads.values();
}

/** The task that runs at a moment, or null between two tasks. */
function taskAt(tasks, moment) {
  let low = 0;
  let high = tasks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tasks[middle].ts <= moment) low = middle + 1;
    else high = middle;
  }
  const task = tasks[low - 1];
  return task && moment <= task.ts + task.dur ? task : null;
}

/** Moves an event to where it lies in the processor's time of its task, and gives it its part of that time. */
function shorten(event, task) {
  const share = task.dur ? Math.min(1, task.tdur / task.dur) : 1;
  const known = event.tts !== undefined && event.tts >= task.tts && event.tts <= task.tts + task.tdur;
  const begin = known ? event.tts - task.tts : (event.ts - task.ts) * share;
  if (event.ph === "X" && event.dur !== undefined) {
    const worked = event.tdur ?? Math.round(event.dur * share);
    event.dur = Math.max(0, Math.min(worked, task.tdur - begin));
  }
  event.ts = task.ts + Math.round(begin);
}
