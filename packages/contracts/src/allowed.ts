import * as z from 'zod';

/** Either yes, or the reason why not: the screen shows it, and never derives the rule again. */
export const Allowed = z.union([z.literal(true), z.object({ because: z.string() })]);
export type Allowed = z.output<typeof Allowed>;
