import { contract } from '@docket/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../call.ts';
import { keyOf } from '../query.ts';
import { NewsDesk } from './apply-news.ts';
import { Line } from './line.ts';
import { lookingAt, setLookers, whenShown } from './looking.ts';
import { setLiveState } from './state.ts';

/** Listens while the component is mounted. Mount it once, in the shell. */
export function useLive(): void {
  const queryClient = useQueryClient();
  useEffect(() => listenWhileVisible(queryClient), [queryClient]);
}

/**
 * A browser keeps six lines to a server for all its tabs together, so tabs in the background give theirs back. When
 * one comes into view again, it is told what it missed.
 */
function listenWhileVisible(queryClient: QueryClient): () => void {
  const desk = new NewsDesk(queryClient);
  const line = new Line(
    {
      change: (news) => desk.take(news),
      looking: setLookers,
      sync: () => desk.takeSync(),
      proposals: () => desk.takeProposals(),
      state: setLiveState,
    },
    {
      looking: lookingAt,
      whoAmI: () =>
        queryClient.fetchQuery({
          queryKey: keyOf(contract.getMe, {}),
          queryFn: () => call(contract.getMe),
          staleTime: 0,
          retry: false,
        }),
    },
  );
  const follow = () => {
    if (document.visibilityState === 'visible') return line.open();
    line.close();
    // Of what happens meanwhile nothing is heard.
    setLookers(null);
  };
  const reopen = () => {
    if (document.visibilityState === 'visible') line.open();
  };
  document.addEventListener('visibilitychange', follow);
  whenShown(reopen);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', follow);
    whenShown(() => undefined);
    desk.stop();
    line.close();
    setLookers(null);
  };
}
