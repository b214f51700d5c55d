import { POLICY_RULES, type Policy, PolicyRule } from '@docket/contracts';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Hidden } from '../../ui/Hidden.tsx';

/** Every rule there is, and whether it is in force: what is not asked for matters as much as what is. */
export function PolicyRules({ policy }: { policy: Policy }) {
  return (
    <section aria-label={`Version ${policy.version}, in force`}>
      <Typography variant="h2" sx={{ pb: 1 }}>
        A second person is needed when…
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
        {PolicyRule.options.map((rule) => (
          <RuleLine key={rule} label={POLICY_RULES[rule]} isOn={policy.rules.includes(rule)} />
        ))}
      </Box>
      <Typography variant="body2" sx={{ pt: 2 }}>
        The second person is a manager, never the one who decided, and agrees to exactly what was decided on
        exactly the evidence that was seen. A decision that nobody checks lapses after {policy.expiryHours}{' '}
        hours.{' '}
        {policy.blind &&
          'It is checked blind: the second person chooses an outcome before they see the first one’s, and where the two differ nothing is sent. '}
        {policy.undoSeconds !== null &&
          (policy.undoSeconds === 0
            ? 'Decisions are sent at once.'
            : `Every decision can be taken back for ${policy.undoSeconds} seconds.`)}
      </Typography>
    </section>
  );
}

function RuleLine({ label, isOn }: { label: string; isOn: boolean }) {
  const Icon = isOn ? CheckOutlined : RemoveOutlined;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        typography: 'body1',
        color: isOn ? 'text.primary' : 'text.secondary',
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 18, color: isOn ? 'success.main' : 'text.secondary' }} />
      <Hidden>{isOn ? 'In force:' : 'Not in force:'}</Hidden>
      {label}
    </Box>
  );
}
