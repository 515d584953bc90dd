import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

interface Page<Entry> {
  items: Entry[];
  next_cursor?: string | null;
}

/**
 * A list that the server pages. With `live` it asks again every few seconds, so that staff see what
 * comes in without reloading.
 */
export function usePagedList<Entry>(
  key: readonly unknown[],
  load: (cursor: string | undefined) => Promise<Page<Entry>>,
  { live = false } = {},
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: live ? 4_000 : false,
    placeholderData: keepPreviousData,
  });
  return { ...query, entries: query.data?.pages.flatMap((page) => page.items) ?? [] };
}
