import { CHECK_RULES, type CheckRule } from '@docket/contracts';
import PeopleOutlined from '@mui/icons-material/PeopleOutlined';
import Box from '@mui/material/Box';

/** Said before anything is committed: that somebody else must agree, and why. */
export function SecondPersonLine({ rules }: { rules: readonly CheckRule[] }) {
  if (rules.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, typography: 'body2', fontWeight: 560 }}>
      <PeopleOutlined aria-hidden sx={{ fontSize: 18, color: 'warning.main' }} />
      <span>Needs a second person: {rules.map((rule) => CHECK_RULES[rule]).join('; ')}.</span>
    </Box>
  );
}
