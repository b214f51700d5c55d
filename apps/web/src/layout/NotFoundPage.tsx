import SearchOffOutlined from '@mui/icons-material/SearchOffOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';

/** An address nothing lives at. */
export function NotFoundPage() {
  return (
    <PageFrame title="Not found">
      <EmptyState
        icon={<SearchOffOutlined />}
        title="Nothing here"
        detail="The address is wrong, or what was there is not for you."
        action={
          <Button component={Link} to="/" variant="outlined">
            Go to your start page
          </Button>
        }
      />
    </PageFrame>
  );
}
