import { type CaseId, type CaseSummary, contract } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../api/call.ts';
import { keyOf, useRead } from '../api/query.ts';
import { may, useMe } from '../session/me.ts';
import { looksLikeId, namedCase } from './commands.ts';

const PAUSE_MS = 250;
const LEAST_LETTERS = 2;
const SHOWN = 8;
/** Enough that a number found inside other numbers is among them. */
const LIMIT = 20;

const questionOf = (q: string) => ({ query: { q, sort: '-created' as const, limit: LIMIT } });

interface CaseSearch {
  readonly rows: readonly CaseSummary[];
  readonly searching: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** The case that the text names, asked for at once; null when it names none, or several. */
  readonly find: (text: string) => Promise<CaseId | null>;
}

/** Cases of every state that the queue's own search finds, after a short pause in typing. */
export function useCaseSearch(text: string): CaseSearch {
  const maySearch = may(useMe(), 'case:list');
  const queryClient = useQueryClient();
  const q = text.trim();
  const settled = useSettled(q);
  const enabled = maySearch && settled.length >= LEAST_LETTERS;
  const read = useRead(contract.listCases, questionOf(settled), { enabled });
  const find = async (pasted: string): Promise<CaseId | null> => {
    if (!maySearch || !looksLikeId(pasted)) return null;
    const input = questionOf(pasted);
    // Under the key of the search itself, so that looking twice is one question and one entry in the log.
    const { items } = await queryClient.fetchQuery({
      queryKey: keyOf(contract.listCases, input),
      queryFn: ({ signal }) => call(contract.listCases, input, { signal }),
    });
    return namedCase(items, pasted)?.id ?? null;
  };
  const asked = maySearch && q.length >= LEAST_LETTERS;
  return {
    rows: asked && enabled ? (read.data?.items.slice(0, SHOWN) ?? []) : [],
    searching: asked && (q !== settled || read.isFetching),
    error: asked && enabled ? read.error : null,
    retry: () => void read.refetch(),
    find,
  };
}

/** The text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
