import { type InfiniteData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { Page } from '../api-types';
import { api } from './client';

export interface Pages<T, P extends Page<T>> {
  query: UseInfiniteQueryResult<InfiniteData<P>>;
  rows: T[];
  /** Fetches the next page; undefined when there is none. */
  more: (() => void) | undefined;
  /** What the newest page says beside its rows. */
  first: P | undefined;
}

/** A list that the server gives in pages by a cursor. `filter` may hold what narrows it; empty values are left out. */
export function usePages<T, P extends Page<T> = Page<T>>(name: string, path: string, filter: Record<string, string> = {}): Pages<T, P> {
  const query = useInfiniteQuery({
    queryKey: [name, 'pages', filter],
    queryFn: ({ pageParam }) => api.get<P>(`${path}${queryText({ ...filter, cursor: pageParam })}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  });
  const pages = query.data?.pages ?? [];
  return {
    query,
    rows: pages.flatMap((page) => page.items),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    first: pages[0],
  };
}

/** `?a=1&b=2` of what is not empty. */
export function queryText(values: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
  return query.size > 0 ? `?${query.toString()}` : '';
}
