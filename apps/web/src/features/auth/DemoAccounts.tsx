import { type Environment, ROLES, type Role } from '@docket/contracts';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';

const ROLE_WORDS: Record<Role, string> = {
  reviewer: 'reviews and decides cases',
  manager: 'decides, reports, invites customers',
  admin: 'workflows and users, no cases',
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
                display: 'grid',
                gridTemplateColumns: '164px minmax(0, 1fr)',
                justifyItems: 'start',
                gap: 1,
                px: 1,
                py: 0.75,
                textAlign: 'left',
                typography: 'body2',
                bgcolor: email === chosen ? 'action.selected' : 'transparent',
                '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              <Box component="span" sx={{ fontWeight: 520 }}>
                {email}
              </Box>
              <Box component="span" sx={{ color: 'text.secondary', typography: 'caption' }}>
                {wordsOfRole(role)}
              </Box>
            </ButtonBase>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** The server names roles as text here, so that a role this page does not know is shown by its name. */
function wordsOfRole(role: string): string {
  const known = ROLES.find((each) => each === role);
  return known === undefined ? role : ROLE_WORDS[known];
}
