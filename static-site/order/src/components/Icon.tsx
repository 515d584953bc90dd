/** Outlines from Tabler Icons (MIT), only those that the funnel shows. */
const outlines = {
  electricity: ["M13 3l0 7l6 0l-8 11l0 -7l-6 0l8 -11"],
  heating_electricity: ["M10 13.5a4 4 0 1 0 4 0v-8.5a2 2 0 0 0 -4 0v8.5", "M10 9l4 0"],
  gas: [
    "M12 10.941c2.333 -3.308 .167 -7.823 -1 -8.941c0 3.395 -2.235 5.299 -3.667 6.706c-1.43 1.408 -2.333 3.294 -2.333 5.588c0 3.704 3.134 6.706 7 6.706c3.866 0 7 -3.002 7 -6.706c0 -1.712 -1.232 -4.403 -2.333 -5.588c-2.084 3.353 -3.257 3.353 -4.667 2.235",
  ],
  check: ["M5 12l5 5l10 -10"],
  down: ["M6 9l6 6l6 -6"],
  warning: [
    "M12 9v4",
    "M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0",
    "M12 16h.01",
  ],
  info: ["M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0", "M12 9h.01", "M11 12h1v4h1"],
  leaf: [
    "M5 21c.5 -4.5 2.5 -8 7 -10",
    "M9 18c6.218 0 10.5 -3.288 11 -12v-2h-4.014c-9 0 -11.986 4 -12 9c0 1 0 3 2 5h3l.014 0",
  ],
  mail: ["M3 7a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-10", "M3 7l9 6l9 -6"],
  bundle: ["M12 3l8 4.5v9l-8 4.5l-8 -4.5v-9l8 -4.5", "M12 12l8 -4.5", "M12 12v9", "M12 12l-8 -4.5"],
  bank: [
    "M3 21l18 0",
    "M3 10l18 0",
    "M5 6l7 -3l7 3",
    "M4 10l0 11",
    "M20 10l0 11",
    "M8 14l0 3",
    "M12 14l0 3",
    "M16 14l0 3",
  ],
} as const;

export type IconName = keyof typeof outlines;

/** A decorative icon; the words beside it say the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      {outlines[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
