import type { Permission } from '@docket/contracts';
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { NotFoundPage } from './layout/NotFoundPage.tsx';
import { Root } from './layout/Root.tsx';
import { RouteError } from './layout/RouteError.tsx';
import { RequirePermission } from './session/RequirePermission.tsx';
import { RequireSignIn } from './session/RequireSignIn.tsx';
import { StartPage } from './session/StartPage.tsx';
import { Loading } from './ui/Loading.tsx';

type PageModule = { default: ComponentType };

/** Every page file by its path, each loaded when first opened. A route whose file is absent is left out. */
const PAGES = import.meta.glob<PageModule>('./features/**/*Page.tsx');

function page(path: string, permission: Permission | 'signed-in', file: string): RouteObject[] {
  const load = PAGES[`./features/${file}`];
  if (load === undefined) return [];
  return [
    {
      path,
      lazy: async () => {
        const { default: Page } = await load();
        if (permission === 'signed-in') return { Component: Page };
        return {
          Component: () => (
            <RequirePermission permission={permission}>
              <Page />
            </RequirePermission>
          ),
        };
      },
    },
  ];
}

export const router = createBrowserRouter([
  {
    Component: Root,
    ErrorBoundary: RouteError,
    HydrateFallback: () => <Loading />,
    children: [
      {
        path: '/signin',
        lazy: async () => ({ Component: (await import('./features/auth/SignInPage.tsx')).default }),
      },
      {
        path: '/setup',
        lazy: async () => ({ Component: (await import('./features/auth/SetUpPage.tsx')).default }),
      },
      {
        path: '/password',
        lazy: async () => ({ Component: (await import('./features/auth/SetPasswordPage.tsx')).default }),
      },
      {
        // The frame is loaded with the first page inside it: the sign-in page needs none of it.
        lazy: async () => {
          const { Shell } = await import('./layout/Shell.tsx');
          return {
            Component: () => (
              <RequireSignIn>
                <Shell />
              </RequireSignIn>
            ),
          };
        },
        children: [
          {
            // Inside the shell, so that a broken page leaves the way to the others open.
            ErrorBoundary: RouteError,
            children: [
              { path: '/', Component: StartPage },
              ...page('/queue', 'case:list', 'cases/queue/QueuePage.tsx'),
              ...page('/cases/:caseId', 'case:view', 'cases/case/CasePage.tsx'),
              ...page('/bypasses', 'bypass:view', 'bypasses/BypassesPage.tsx'),
              ...page('/checks', 'check:view', 'checks/ChecksPage.tsx'),
              ...page('/erasures', 'erasure:view', 'erasures/ErasuresPage.tsx'),
              ...page('/proposals', 'proposal:view', 'proposals/ProposalsPage.tsx'),
              ...page('/policy', 'policy:view', 'policy/PolicyPage.tsx'),
              ...page('/reasons', 'reasons:view', 'reasons/ReasonsPage.tsx'),
              ...page('/blocklist', 'blocklist:view', 'blocklist/BlocklistPage.tsx'),
              ...page('/workflows', 'workflow:view', 'workflows/WorkflowsPage.tsx'),
              ...page('/workflows/new', 'workflow:change', 'workflows/WorkflowEditorPage.tsx'),
              ...page('/workflows/:uuid', 'workflow:view', 'workflows/WorkflowEditorPage.tsx'),
              ...page('/invite', 'session:create', 'sessions/InvitePage.tsx'),
              ...page('/reports', 'report:download', 'reports/ReportsPage.tsx'),
              ...page('/audit', 'audit:view', 'audit/AuditPage.tsx'),
              ...page('/sync', 'sync:view', 'sync/SyncPage.tsx'),
              ...page('/connection', 'connection:view', 'connection/ConnectionPage.tsx'),
              ...page('/users', 'user:view', 'users/UsersPage.tsx'),
              ...page('/preferences', 'signed-in', 'preferences/PreferencesPage.tsx'),
              ...page('/account', 'signed-in', 'account/AccountPage.tsx'),
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
]);
