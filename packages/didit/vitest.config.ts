import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'didit', include: ['{src,scripts}/**/*.test.ts'] } });
