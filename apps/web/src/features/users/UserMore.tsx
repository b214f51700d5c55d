import type { User } from '@docket/contracts';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';

/** What is seldom done with an account. */
export function UserMore({
  user,
  isMe,
  onSignIns,
  onNewCode,
  onReset,
}: {
  user: User;
  isMe: boolean;
  onSignIns: () => void;
  onNewCode: () => void;
  onReset: () => void;
}) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <IconButton
        aria-label={`More on ${user.name}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreHoriz fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={choose(onSignIns)}>Sign-ins</MenuItem>
        {user.state === 'active' && <MenuItem onClick={choose(onNewCode)}>New password</MenuItem>}
        {user.secondFactors.length > 0 && !isMe && (
          <MenuItem onClick={choose(onReset)}>Reset second factors</MenuItem>
        )}
      </Menu>
    </>
  );
}
