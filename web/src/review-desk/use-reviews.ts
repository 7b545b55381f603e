import {
  type InfiniteData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api } from '../shared/api/client';
import type { Decision, Heard, FalseRecordRate, Review, ReviewQueue, ReviewsPage } from '../shared/api-types';

/** The server counts a listening with the first range it sends; asked for again while it plays. */
const LISTENED_MS = 1000;

export function useReviews(queue: ReviewQueue): UseInfiniteQueryResult<InfiniteData<ReviewsPage>> {
  return useInfiniteQuery({
    queryKey: ['reviews', queue],
    queryFn: ({ pageParam }) =>
      api.get<ReviewsPage>(`/reviews?queue=${queue}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** While it plays for the first time, the server is asked whether that counts as listened. */
export function useReview(id: string, playing: boolean): UseQueryResult<Review> {
  return useQuery({
    queryKey: ['review', id],
    queryFn: () => api.get<Review>(`/reviews/${id}`),
    refetchInterval: (query) => (playing && query.state.data?.listened === false ? LISTENED_MS : false),
  });
}

export function useRates(): UseQueryResult<{ items: FalseRecordRate[] }> {
  return useQuery({ queryKey: ['review-rates'], queryFn: () => api.get<{ items: FalseRecordRate[] }>('/reviews/rates') });
}

export function useExamineAgain(): UseMutationResult<{ retried: number }, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<{ retried: number }>('/reviews/retry'),
    onSettled: () => void client.invalidateQueries({ queryKey: ['reviews'] }),
  });
}

export type Judgement =
  { act: 'answer'; heard: Heard } | { act: 'decision' | 'appeal-decision'; decision: Decision; reason: string; decisionsSeen: number };

/** The answer and the decisions. Each gives the review as it is now; a refusal makes the page look again. */
export function useJudge(id: string): UseMutationResult<Review, Error, Judgement> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, ...body }: Judgement) => api.post<Review>(`/reviews/${id}/${act}`, body),
    onSuccess: (review) => {
      client.setQueryData(['review', id], review);
      void client.invalidateQueries({ queryKey: ['reviews'] });
      void client.invalidateQueries({ queryKey: ['review-rates'] });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['review', id] }),
  });
}
