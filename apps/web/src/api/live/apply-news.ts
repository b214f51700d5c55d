import { type CaseNews, type ChangeNews, contract } from '@docket/contracts';
import type { QueryClient } from '@tanstack/react-query';
import type { CallOutput } from '../call.ts';
import { invalidate, keyOf } from '../query.ts';
import { type CasePage, type CaseQuery, concerns } from './concerns.ts';

const GATHER_MS = 300;
/** However much happens, lists and counts are not asked for more often. */
const PACE_MS = 2_000;

/** Brings news to what is on screen: rows are corrected in place, and only what was not told is asked for. */
export class NewsDesk {
  readonly #queryClient: QueryClient;
  readonly #cases = new Set<string>();
  #all = false;
  #lists = false;
  #counts = false;
  #gathering: number | undefined;
  #pacing: number | undefined;

  constructor(queryClient: QueryClient) {
    this.#queryClient = queryClient;
  }

  take({ all, cases }: ChangeNews): void {
    this.#all ||= all;
    for (const news of cases) {
      this.#lists ||= this.#isListed(news);
      this.#correct(news);
      this.#cases.add(news.caseId);
    }
    this.#counts ||= all || cases.length > 0;
    if (this.#counts) this.#gathering ??= window.setTimeout(() => this.#ask(), GATHER_MS);
  }

  takeSync(): void {
    void invalidate(this.#queryClient, contract.getSync, contract.listDeliveries, contract.getSending);
  }

  takeProposals(): void {
    const { countProposals, listProposals, getPolicy, getReasons, listUsers } = contract;
    void invalidate(this.#queryClient, countProposals, listProposals, getPolicy, getReasons, listUsers);
  }

  stop(): void {
    window.clearTimeout(this.#gathering);
    window.clearTimeout(this.#pacing);
    this.#gathering = undefined;
    this.#pacing = undefined;
  }

  #ask(): void {
    this.#gathering = undefined;
    const { countErasures, listBypasses, listChecks, getDecision, getCase } = contract;
    // One that waits for a person is not asked for by itself, and somebody else may have taken it back.
    void invalidate(this.#queryClient, countErasures, listBypasses, listChecks, getDecision);
    if (this.#all) {
      void invalidate(this.#queryClient, getCase);
      this.takeProposals();
    }
    for (const caseId of this.#cases)
      void this.#queryClient.invalidateQueries({ queryKey: keyOf(getCase, { params: { caseId } }) });
    this.#cases.clear();
    this.#lists ||= this.#all;
    this.#all = false;
    if (this.#pacing === undefined) this.#askForLists();
  }

  #askForLists(): void {
    this.#pacing = undefined;
    if (!this.#lists && !this.#counts) return;
    if (this.#lists) void invalidate(this.#queryClient, contract.listCases);
    void invalidate(this.#queryClient, contract.countCases);
    this.#lists = false;
    this.#counts = false;
    this.#pacing = window.setTimeout(() => this.#askForLists(), PACE_MS);
  }

  #isListed(news: CaseNews): boolean {
    const me = this.#queryClient.getQueryData<CallOutput<typeof contract.getMe>>(keyOf(contract.getMe, {}));
    const lists = this.#queryClient
      .getQueryCache()
      .findAll({ queryKey: keyOf(contract.listCases), type: 'active' });
    return lists.some(({ queryKey, state }) => {
      // Written by keyOf, from what useRead was given.
      const { query } = queryKey[1] as { query: CaseQuery };
      const page = state.data as CasePage | undefined;
      return page === undefined || concerns(news, query, page, me?.user.id ?? '');
    });
  }

  #correct({ caseId, row }: CaseNews): void {
    if (row === null) return;
    this.#queryClient.setQueriesData<CasePage>({ queryKey: keyOf(contract.listCases) }, (page) => {
      // Undefined leaves the page as it is.
      if (!page?.items.some(({ id }) => id === caseId)) return undefined;
      return { ...page, items: page.items.map((old) => (old.id === caseId ? { ...old, ...row } : old)) };
    });
  }
}
