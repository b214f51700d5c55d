import { Navigate } from 'react-router';
import { startOf, useMe } from './me.ts';

/** `/` is no page of its own: everybody lands where their work is. */
export function StartPage() {
  return <Navigate to={startOf(useMe())} replace />;
}
