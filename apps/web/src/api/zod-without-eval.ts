import * as z from 'zod';

// zod compiles its parsers with `new Function` where it may. Our content security policy forbids that, and the
// mere attempt is reported as a violation, so this must run before the first schema is built.
z.config({ jitless: true });
