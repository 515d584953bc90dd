import { isPlace, type Place } from "./steps";

const mark = "wattwerkOrder";

interface Entry {
  place: Place;
  depth: number;
}

function entry(): Entry | null {
  const state: unknown = (history.state as Record<string, unknown> | null)?.[mark];
  const place = (state as Partial<Entry> | undefined)?.place;
  return isPlace(place) ? (state as Entry) : null;
}

const marked = (place: Place, depth: number) => ({
  ...(history.state as object | null),
  [mark]: { place, depth },
});

/**
 * The steps as entries of the browser's history. The address stays as it is, since the page around
 * the funnel may belong to somebody else.
 */
export const steppedHistory = {
  /** The place of the current entry, if it is one of ours. */
  place: (): Place | null => entry()?.place ?? null,

  /** Say where we are without a new entry. */
  replace(place: Place): void {
    history.replaceState(marked(place, entry()?.depth ?? 0), "");
  },

  push(place: Place): void {
    history.pushState(marked(place, (entry()?.depth ?? 0) + 1), "");
  },

  /** Go back by the browser's history when the entry before is ours. */
  back(): boolean {
    if ((entry()?.depth ?? 0) === 0) return false;
    history.back();
    return true;
  },

  listen(onPlace: (place: Place) => void): () => void {
    const listener = () => {
      const place = entry()?.place;
      if (place) onPlace(place);
    };
    addEventListener("popstate", listener);
    return () => removeEventListener("popstate", listener);
  },
};

export type SteppedHistory = typeof steppedHistory;
