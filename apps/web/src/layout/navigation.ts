import type { Permission } from '@docket/contracts';
import type { SvgIconComponent } from '@mui/icons-material';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CableOutlined from '@mui/icons-material/CableOutlined';
import CallSplit from '@mui/icons-material/CallSplit';
import DifferenceOutlined from '@mui/icons-material/DifferenceOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import HowToRegOutlined from '@mui/icons-material/HowToRegOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import ManageAccountsOutlined from '@mui/icons-material/ManageAccountsOutlined';
import PersonAddAltOutlined from '@mui/icons-material/PersonAddAltOutlined';
import PersonOffOutlined from '@mui/icons-material/PersonOffOutlined';
import PolicyOutlined from '@mui/icons-material/PolicyOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import SummarizeOutlined from '@mui/icons-material/SummarizeOutlined';
import SyncOutlined from '@mui/icons-material/SyncOutlined';
import { paths } from '../paths.ts';
import type { ShortcutId } from '../shortcuts/keymap.ts';

export interface Place {
  readonly label: string;
  readonly to: string;
  readonly permission: Permission;
  readonly Icon: SvgIconComponent;
  /** The keys that go there from anywhere. */
  readonly keys?: ShortcutId;
  /** Open items are counted beside it. */
  readonly counts?: 'bypasses' | 'checks' | 'erasures' | 'proposals';
}

/** The rail, in the order of a working day. A place is shown to roles that hold its permission. */
export const PLACES: readonly Place[] = [
  { label: 'Queue', to: paths.queue(), keys: 'go.queue', permission: 'case:list', Icon: InboxOutlined },
  {
    label: 'Bypasses',
    to: paths.bypasses(),
    keys: 'go.bypasses',
    permission: 'bypass:view',
    Icon: CallSplit,
    counts: 'bypasses',
  },
  {
    label: 'Checks',
    to: paths.checks(),
    keys: 'go.checks',
    permission: 'check:view',
    Icon: HowToRegOutlined,
    counts: 'checks',
  },
  {
    label: 'Erasures',
    to: paths.erasures(),
    keys: 'go.erasures',
    permission: 'erasure:view',
    Icon: PersonOffOutlined,
    counts: 'erasures',
  },
  {
    label: 'Changes',
    to: paths.proposals(),
    keys: 'go.proposals',
    permission: 'proposal:view',
    Icon: DifferenceOutlined,
    counts: 'proposals',
  },
  {
    label: 'Blocklist',
    to: paths.blocklist(),
    keys: 'go.blocklist',
    permission: 'blocklist:view',
    Icon: BlockOutlined,
  },
  {
    label: 'Workflows',
    to: paths.workflows(),
    keys: 'go.workflows',
    permission: 'workflow:view',
    Icon: AccountTreeOutlined,
  },
  { label: 'Policy', to: paths.policy(), keys: 'go.policy', permission: 'policy:view', Icon: PolicyOutlined },
  {
    label: 'Reasons',
    to: paths.reasons(),
    keys: 'go.reasons',
    permission: 'reasons:view',
    Icon: RuleOutlined,
  },
  {
    label: 'Invite',
    to: paths.invite(),
    keys: 'go.invite',
    permission: 'session:create',
    Icon: PersonAddAltOutlined,
  },
  {
    label: 'Reports',
    to: paths.reports(),
    keys: 'go.reports',
    permission: 'report:download',
    Icon: SummarizeOutlined,
  },
  { label: 'Audit', to: paths.audit(), keys: 'go.audit', permission: 'audit:view', Icon: FactCheckOutlined },
  { label: 'Sync', to: paths.sync(), keys: 'go.sync', permission: 'sync:view', Icon: SyncOutlined },
  {
    label: 'Connection',
    to: paths.connection(),
    keys: 'go.connection',
    permission: 'connection:view',
    Icon: CableOutlined,
  },
  {
    label: 'Users',
    to: paths.users(),
    keys: 'go.users',
    permission: 'user:view',
    Icon: ManageAccountsOutlined,
  },
];
