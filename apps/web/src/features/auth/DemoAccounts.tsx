import type { Environment } from '@docket/contracts';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';

const ROLE_WORDS: Record<string, string> = {
  reviewer: 'reviews cases and decides them',
  manager: 'decides, downloads reports, invites customers',
  admin: 'edits workflows and users, never sees cases',
  auditor: 'reads everything, changes nothing',
};

/** The demo's accounts; one click fills the form. */
export function DemoAccounts({
  accounts,
  onChoose,
  chosen,
}: {
  accounts: Environment['demoAccounts'];
  onChoose: (email: string) => void;
  chosen: string;
}) {
  return (
    <Box component="section" aria-labelledby="demo-accounts" sx={{ mt: 3 }}>
      <Typography id="demo-accounts" variant="h3" component="h2" sx={{ color: 'text.secondary', mb: 0.5 }}>
        Demo accounts
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}>
        {accounts.map(({ email, role }) => (
          <Box component="li" key={email} sx={{ borderBottom: 1, borderColor: 'divider' }}>
            <ButtonBase
              onClick={() => onChoose(email)}
              aria-pressed={email === chosen}
              sx={{
                width: '100%',
                display: 'flex',
                justifyContent: 'space-between',
                gap: 2,
                px: 1,
                py: 0.75,
                textAlign: 'left',
                typography: 'body2',
                bgcolor: email === chosen ? 'action.selected' : 'transparent',
                '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              <Box component="span" sx={{ fontWeight: 560, flex: 'none' }}>
                {email}
              </Box>
              <Box
                component="span"
                sx={{ color: 'text.secondary', typography: 'caption', textAlign: 'right' }}
              >
                {ROLE_WORDS[role] ?? role}
              </Box>
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
